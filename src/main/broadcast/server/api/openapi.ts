import { z } from 'zod';
import { API_ROUTES, apiErrorSchema, type ApiRoute } from '../../../../shared/public-api';

type Route = (typeof API_ROUTES)[ApiRoute];
type Schema = Record<string, unknown>;

const JSON_TYPE = 'application/json';

/** OpenAPI 3.1 takes JSON Schema as it is. */
function schemaOf(schema: z.ZodType, io: 'input' | 'output'): Schema {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return rest;
}

function answers(name: ApiRoute, { output, needs }: Route): Schema {
  const error = { [JSON_TYPE]: { schema: schemaOf(apiErrorSchema, 'output') } };
  const type = name === 'export' ? 'text/plain' : JSON_TYPE;
  return {
    200: { description: 'Done', content: { [type]: { schema: schemaOf(output, 'output') } } },
    400: { description: 'What was asked makes no sense', content: error },
    ...(needs === 'control' && { 403: { description: 'Needs the token for control', content: error } }),
    404: { description: 'There is no such session or caption', content: error },
    409: { description: 'Not possible right now', content: error },
    429: { description: 'Too many requests' },
  };
}

/** What is asked in the query, as OpenAPI lists it. */
function parameters({ input }: Route): Schema[] {
  const { properties = {}, required = [] } = schemaOf(input, 'input') as {
    properties?: Record<string, Schema>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    schema,
  }));
}

function operation(name: ApiRoute, route: Route): Schema {
  const asked =
    route.method === 'get'
      ? { parameters: parameters(route) }
      : {
          requestBody: {
            required: true,
            content: { [JSON_TYPE]: { schema: schemaOf(route.input, 'input') } },
          },
        };
  return {
    operationId: name,
    summary: route.about,
    description: `Needs the address with the token for ${route.needs === 'view' ? 'viewing or control' : 'control'}.`,
    ...asked,
    responses: answers(name, route),
  };
}

/** The API as tools read it. Its addresses are relative to where it lies, which holds the token. */
export function openApi(): Schema {
  const routes = Object.entries(API_ROUTES) as [ApiRoute, Route][];
  return {
    openapi: '3.1.0',
    info: {
      title: 'Jamak',
      version: '1',
      description: 'Live captions of this computer. See docs/server.md.',
    },
    servers: [{ url: './' }],
    paths: Object.fromEntries(
      routes.map(([name, route]) => [`/${name}`, { [route.method]: operation(name, route) }]),
    ),
  };
}
