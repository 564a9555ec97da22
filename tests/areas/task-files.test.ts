/** Files at a task: seen by whoever reaches the task, also where its account is out of his reach. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accountsContract } from '#areas/accounts/contract';
import { testApp } from '#tests/app';

const { create, createTask, listAttachments, listTasks, uploadAttachment } = accountsContract.operations;

test('whoever was given a task adds files to it, which others at neither the task nor the account see', async () => {
  const app = await testApp();
  try {
    const company = await app.company();
    const director = await app.person(company, 'director');
    const [given, stranger] = [await app.person(company, 'kam'), await app.person(company, 'kam')];
    const { id: accountId } = await app.as(director)(create, { name: '檐石幕墙', code: 'A-1' });
    const { id } = await app.as(director)(createTask, { accountId, title: '核对图纸', assigneeId: given.id });
    await app.upload(uploadAttachment, { kind: 'task', record: id, fileName: '图纸.txt' }, { as: given, body: '图纸' });
    const { rows, mayWrite } = await app.as(given)(listAttachments, { kind: 'task', record: id });
    assert.deepEqual([rows.map(({ fileName }) => fileName), mayWrite], [['图纸.txt'], true]);
    const { rows: tasks } = await app.as(given)(listTasks, { assignee: 'me' });
    assert.deepEqual(
      tasks.map(({ title, files }) => [title, files]),
      [['核对图纸', 1]],
    );
    await assert.rejects(app.as(stranger)(listAttachments, { kind: 'task', record: id }), {
      code: 'accounts.record-not-found',
    });
  } finally {
    await app.close();
  }
});
