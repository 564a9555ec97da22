import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { letterheadContract } from '#platform/letterhead/contract';
import { testApp } from '#tests/app';
import type { Person, TestApp } from '#tests/app';
import { pngOf } from '#tests/png';
import { refusedWith } from '#tests/refused-with';

const ops = letterheadContract.operations;

describe('the letterhead', () => {
  let app: TestApp;
  let admin: Person;
  let kam: Person;

  before(async () => {
    app = await testApp();
    const company = await app.company('信笺公司');
    admin = company.admin;
    kam = await app.person(company, 'kam');
  });
  after(async () => app.close());

  const logo = async (body: Uint8Array<ArrayBuffer>, as = admin) => await app.upload(ops.setLogo, {}, { as, body });

  it('is blank until it is saved, keeps what is left out, and refuses an old version', async () => {
    const blank = await app.as(kam)(ops.get, {});
    assert.deepEqual([blank.address, blank.hasLogo, blank.version], [null, false, 0]);
    const first = await app.as(admin)(ops.save, { address: '上海市张江路 1 号', phone: '021-50000000', version: 0 });
    assert.equal(first.version, 1);
    const second = await app.as(admin)(ops.save, { phone: null, version: 1 });
    assert.deepEqual([second.address, second.phone, second.version], ['上海市张江路 1 号', null, 2]);
    await assert.rejects(
      app.as(admin)(ops.save, { phone: '1', version: 1 }),
      refusedWith('letterhead.changed-meanwhile'),
    );
    await assert.rejects(app.as(kam)(ops.save, { phone: '1' }), refusedWith('platform.forbidden'));
  });

  it('takes a picture that can be printed, gives it back, and lets it go', async () => {
    const picture = pngOf(120, 40);
    const answer = ops.setLogo.output.parse(await logo(picture));
    assert.equal(answer.hasLogo, true);
    const response = await app.request(ops.getLogo.path, { as: kam });
    assert.equal(response.headers.get('content-type'), 'image/png');
    assert.deepEqual(Buffer.from(await response.arrayBuffer()), picture);
    await app.as(admin)(ops.removeLogo, {});
    assert.equal((await app.as(kam)(ops.get, {})).hasLogo, false);
    assert.equal((await app.request(ops.getLogo.path, { as: kam })).status, 404);
  });

  it('refuses what is no picture, a broken one, and one that is too large', async () => {
    const whole = pngOf(120, 40);
    await assert.rejects(logo(Buffer.from('<svg/>')), refusedWith('letterhead.picture-unreadable'));
    await assert.rejects(logo(whole.subarray(0, 60)), refusedWith('letterhead.picture-unreadable'));
    await assert.rejects(logo(pngOf(4_001, 1)), refusedWith('letterhead.picture-too-large'));
    await assert.rejects(
      logo(Buffer.concat([whole, Buffer.alloc(1_000_000)])),
      refusedWith('letterhead.picture-too-large'),
    );
    await assert.rejects(logo(whole, kam), refusedWith('platform.forbidden'));
    assert.equal((await app.as(kam)(ops.get, {})).hasLogo, false);
  });

  it('shows itself on a page', async () => {
    const response = await app.request(`${ops.preview.path}?language=en`, { as: kam });
    assert.equal(response.headers.get('content-type'), 'application/pdf');
    assert.match(Buffer.from(await response.arrayBuffer()).toString('latin1'), /^%PDF-1/);
  });
});
