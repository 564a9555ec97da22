import { fork } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { z } from 'zod';
import { addDays } from '#kernel/day';
import { seededRandom } from '#kernel/random';

const orderFileSchema = z.object({
  path: z.string(),
  lines: z.number(),
  accounts: z.number(),
  products: z.number(),
});
export type OrderFile = Readonly<z.infer<typeof orderFileSchema>>;

const firstDay = '2024-01-01';
const days = 730;
const heading = 'OrderNo,LineNo,Customer,Item,Date,Quantity,ListPrice,Net,Cost,Promised,Delivered\n';

/** Writes a seeded file of order lines: few accounts buy much (a power law), orders have one to eight lines. */
export const generateOrders = async ({ path, lines, accounts, products }: OrderFile): Promise<void> => {
  const random = seededRandom(20_261_121);
  const file = createWriteStream(path);
  let pending = heading;
  let order = 0;
  for (let line = 0; line < lines;) {
    order += 1;
    const account = Math.floor(accounts * random() ** 1.8);
    const day = addDays(firstDay, Math.floor(random() * days));
    const delivered = addDays(day, 5 + Math.floor(random() * 20));
    const size = Math.min(lines - line, 1 + Math.floor(random() * 8));
    for (let position = 1; position <= size; position += 1) {
      const item = Math.floor(products * random() ** 1.5);
      const quantity = 1 + Math.floor(random() * 40);
      const listCents = 500 + ((item * 7_919) % 90_000);
      const netCents = Math.round(quantity * listCents * (0.8 + random() * 0.2));
      const costCents = Math.round(quantity * listCents * 0.72);
      pending += `SO${order},${position},K${String(account).padStart(5, '0')},P${item},${day},${quantity},${listCents / 100},${netCents / 100},${costCents / 100},${addDays(day, 14)},${delivered}\n`;
    }
    line += size;
    if (pending.length > 1_000_000) {
      if (!file.write(pending)) await once(file, 'drain');
      pending = '';
    }
  }
  file.end(pending);
  await once(file, 'finish');
};

/** The same in a process of its own, so that the memory which the making takes is not counted as the server's. */
export const generateOrdersApart = async (file: OrderFile): Promise<void> => {
  const child = fork(import.meta.filename, [JSON.stringify(file)], { stdio: 'inherit' });
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error(`making the order file ended with ${code}`);
};

if (import.meta.main) {
  const [given = ''] = process.argv.slice(2);
  await generateOrders(orderFileSchema.parse(JSON.parse(given)));
}
