import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isTaken, robotBodyOf, robotServices } from './robot.ts';

const digest = {
  title: '3 条新预警',
  lines: [{ title: '甲公司 [华东] · 利润侵蚀', text: '毛利率*逐月*流失', href: 'https://m.example/warnings/1' }],
  more: { text: '查看全部 12 条', href: 'https://m.example/warnings' },
};

describe('messages to robots', () => {
  it('are Markdown for WeCom and DingTalk, a post for Feishu; names stay names', () => {
    assert.deepEqual(robotBodyOf('wecom', digest), {
      msgtype: 'markdown',
      markdown: {
        content:
          '### 3 条新预警\n\n**[甲公司  华东  · 利润侵蚀](https://m.example/warnings/1)**\n毛利率 逐月 流失\n\n[查看全部 12 条](https://m.example/warnings)',
      },
    });
    assert.match(JSON.stringify(robotBodyOf('dingtalk', digest)), /"title":"3 条新预警"/);
    assert.deepEqual(robotBodyOf('feishu', digest), {
      msg_type: 'post',
      content: {
        post: {
          zh_cn: {
            title: '3 条新预警',
            content: [
              [{ tag: 'a', text: '甲公司 [华东] · 利润侵蚀', href: 'https://m.example/warnings/1' }],
              [{ tag: 'text', text: '毛利率*逐月*流失' }],
              [{ tag: 'a', text: '查看全部 12 条', href: 'https://m.example/warnings' }],
            ],
          },
        },
      },
    });
  });

  it('lose lines, never the end, when they grow too long', () => {
    const lines = Array.from({ length: 40 }, (_, n) => ({
      title: `客户${n}`,
      text: '很长的说明'.repeat(20),
      href: 'https://m.example',
    }));
    const text = JSON.stringify(robotBodyOf('wecom', { ...digest, lines }));
    assert.ok(text.length < 4_400 && text.includes('查看全部 12 条') && text.includes('客户0'));
  });

  it('are taken when the robot says so', () => {
    for (const service of robotServices) {
      assert.ok(isTaken({ status: 200, body: service === 'feishu' ? '{"code":0}' : '{"errcode":0,"errmsg":"ok"}' }));
      assert.ok(!isTaken({ status: 200, body: '{"errcode":93000,"code":9499}' }));
      assert.ok(!isTaken({ status: 500, body: '{"errcode":0,"code":0}' }));
    }
    assert.ok(!isTaken({ status: 200, body: '<html>' }));
    assert.ok(isTaken({ status: 200, body: '{"StatusCode":0}' }));
  });
});
