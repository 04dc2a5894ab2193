/** An ONNX file with metadata and no network: fields of a protocol buffer `ModelProto`, as in onnx.proto. */
export function onnxFile(metadata: Readonly<Record<string, string>>, weightBytes = 1000): Buffer {
  const properties = Object.entries(metadata).map(([key, value]) =>
    field(14, Buffer.concat([field(1, Buffer.from(key)), field(2, Buffer.from(value))])),
  );
  const irVersion = Buffer.from([1 << 3, 9]);
  const producer = field(2, Buffer.from('a test'));
  const graph = field(7, Buffer.alloc(weightBytes, 0xff));
  return Buffer.concat([irVersion, producer, graph, ...properties]);
}

function field(number: number, body: Buffer): Buffer {
  return Buffer.concat([varint(number * 8 + 2), varint(body.length), body]);
}

function varint(value: number): Buffer {
  const bytes: number[] = [];
  let rest = value;
  do {
    const more = rest >= 0x80;
    bytes.push((rest % 0x80) + (more ? 0x80 : 0));
    rest = Math.floor(rest / 0x80);
  } while (rest > 0);
  return Buffer.from(bytes);
}
