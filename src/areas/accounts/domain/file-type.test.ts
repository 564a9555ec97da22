import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { beginsAs, fileTypeOf, takenEndings } from './file-type.ts';

const bytesOf = (text: string): Uint8Array => Uint8Array.from(text, (character) => character.charCodeAt(0));
const isTaken = (fileName: string, content: string): boolean => {
  const type = fileTypeOf(fileName);
  return type !== undefined && beginsAs(type, bytesOf(content));
};

describe('files that a record takes', () => {
  it('are what their ending says', () => {
    for (const [fileName, content] of [
      ['合同.PDF', '%PDF-1.7\n'],
      ['报价.xlsx', 'PK\u0003\u0004rest'],
      ['旧合同.doc', '\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1'],
      ['现场.jpg', '\u00ff\u00d8\u00ff\u00e0'],
      ['节点.dwg', 'AC1032'],
      ['语音.amr', '#!AMR\n'],
      ['录像.mp4', '\u0000\u0000\u0000\u0018ftypmp42'],
      ['记录.txt', 'plain words'],
      ['utf16.txt', '\u00ff\u00feA\u0000'],
      ['空.txt', ''],
    ] as const)
      assert.ok(isTaken(fileName, content), fileName);
  });

  it('are not taken under another ending than their own', () => {
    for (const [fileName, content] of [
      ['setup.pdf', 'MZ\u0090\u0000'],
      ['page.png', '<html>'],
      ['page.txt', '\u00ef\u00bb\u00bf <!DOCTYPE html>'],
      ['drawing.md', '<svg onload="x()">'],
      ['program.csv', 'MZ\u0090\u0000\u0003'],
      ['empty.pdf', ''],
      ['picture.jpg', '\u0089PNG\r\n\u001a\n'],
    ] as const)
      assert.ok(!isTaken(fileName, content), fileName);
  });

  it('are of listed endings only', () => {
    for (const fileName of [
      'x.exe',
      'x.html',
      'x.svg',
      'x.js',
      'x.xlsm',
      'x.docm',
      'x',
      'pdf',
      'x.pdf.lnk',
      'x.constructor',
      'x.',
    ])
      assert.equal(fileTypeOf(fileName), undefined, fileName);
    assert.ok(takenEndings.length > 30);
  });
});
