import type { ReactNode } from 'react';
import { figureText, identificationMessages } from '#areas/identification/messages';
import { measureTable } from '#domain/identification';
import { useT, useWords } from '#ui';
import styles from './why.module.css';
import { identificationScreens } from '../messages/index.ts';
import { isMeasureCode } from './explained.ts';
import type { ShownExplanation } from './explained.ts';

const FigureList = ({ items }: { readonly items: readonly (readonly [label: string, value: string])[] }): ReactNode => (
  <dl className={styles['figures']}>
    {items.map(([label, value]) => (
      <div key={label}>
        <dt>{label}</dt>
        <dd>{value}</dd>
      </div>
    ))}
  </dl>
);

/** Spans of time of the model, in weeks; a tenth is half a day. */
const weeks = new Set(['tx', 'T']);

/** The model behind the probability of being alive with this account's parameters. */
export const ModelFigures = ({ model }: { readonly model: ShownExplanation['model'] }): ReactNode => {
  const t = useT(identificationScreens);
  const words = useT(identificationMessages);
  const { language, currency } = useWords();
  const { name, because, alive, ...params } = model;
  const items = Object.entries(params).map(([key, value]): readonly [string, string] => [
    t.find(`why.params.${key}`) ?? key,
    typeof value === 'number'
      ? figureText('ratio', weeks.has(key) ? Math.round(value * 10) / 10 : value, { language, currency })
      : value,
  ]);
  const modelName = words.find(`model.${String(name)}`) ?? String(name);
  const isAlive = typeof alive === 'number';
  return (
    <>
      {typeof because === 'string' && because !== '' ? (
        <p>{t('why.modelFallback', { reason: words.find(`fallbacks.${because}`) ?? because })}</p>
      ) : null}
      <FigureList
        items={[
          [t('why.modelName'), modelName],
          ...(isAlive
            ? [
                [
                  t('why.alive'),
                  alive === 1 && name === 'own-rhythm'
                    ? t('list.inRhythm')
                    : figureText('probability', alive, { language, currency }),
                ] as const,
              ]
            : []),
          ...items,
        ]}
      />
    </>
  );
};

/** Figures that stand beside the score without weighing. */
export const BesideFigures = ({ beside }: { readonly beside: ShownExplanation['beside'] }): ReactNode => {
  const words = useT(identificationMessages);
  const { language, currency } = useWords();
  const items = Object.entries(beside).map(([code, value]): readonly [string, string] => [
    words.find(`measures.${code}`) ?? code,
    figureText(isMeasureCode(code) ? measureTable[code].unit : 'count', value, { language, currency }),
  ]);
  return <FigureList items={items} />;
};
