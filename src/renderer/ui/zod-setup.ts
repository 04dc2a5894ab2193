import { z } from 'zod';

// The pages' CSP forbids eval; without this zod tries it once and the console reports a violation.
z.config({ jitless: true });
