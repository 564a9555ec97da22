import type { ReactNode } from 'react';
import { approverRoles } from '#domain/pricing';
import type { AuthorityBand } from '#domain/pricing';
import {
  AppButton,
  CheckField,
  Icon,
  IconAction,
  IconPlus,
  IconTrash,
  MultiSelectField,
  PercentField,
  useT,
} from '#ui';
import { pricingBooks, pricingScreens } from '../messages/index.ts';
import shared from '../pricing.module.css';
import lineStyles from '../shared/lines.module.css';
import styles from './policy.module.css';
import type { PolicyProblem } from '#web/app/policy/index';

type Props = {
  readonly name: string;
  /** Where the bands stand in the policy, as problems name it. */
  readonly field: string;
  readonly bands: readonly AuthorityBand[];
  readonly problems: readonly PolicyProblem[];
  readonly isReadOnly: boolean;
  readonly onChange: (bands: readonly AuthorityBand[]) => void;
};

/** What is wrong at a place of the policy, in words. */
export const useProblemText = (problems: readonly PolicyProblem[]): ((field: string) => string | undefined) => {
  const t = useT(pricingBooks);
  return (field) => {
    const problem = problems.find((one) => one.field === field);
    return problem === undefined ? undefined : t.find(`policy.problems.${problem.code}`);
  };
};

type BandProps = Omit<Props, 'bands' | 'onChange' | 'name'> & {
  readonly band: AuthorityBand;
  readonly at: number;
  readonly onChange: (band: AuthorityBand) => void;
  readonly onRemove: (() => void) | undefined;
};

const Band = ({ band, at, field, problems, isReadOnly, onChange, onRemove }: BandProps): ReactNode => {
  const t = useT(pricingBooks);
  const words = useT(pricingScreens);
  const problemText = useProblemText(problems);
  return (
    <fieldset className={styles['band']}>
      <legend className={lineStyles['lineLegend']}>{t('policy.bandName', { n: at + 1 })}</legend>
      {band.uptoBp === null ? (
        <p className={styles['anyMore']}>{t('policy.anyMore')}</p>
      ) : (
        <PercentField
          label={t('policy.upTo')}
          value={Number.isNaN(band.uptoBp) ? null : band.uptoBp}
          onChange={(bp) => onChange({ ...band, uptoBp: bp ?? Number.NaN })}
          error={problemText(`${field}.${at}.uptoBp`)}
          isDisabled={isReadOnly}
        />
      )}
      <MultiSelectField
        label={t('policy.needs')}
        value={band.needs}
        choices={approverRoles.map((role) => ({ value: role, label: words(`roles.${role}`) }))}
        onChange={(needs) => onChange({ ...band, needs: needs ?? [] })}
        error={problemText(`${field}.${at}`)}
        isDisabled={isReadOnly}
      />
      <CheckField
        label={t('policy.needsExpiry')}
        value={band.needsExpiry}
        onChange={(needsExpiry) => onChange({ ...band, needsExpiry: needsExpiry ?? false })}
        isDisabled={isReadOnly}
      />
      {onRemove === undefined ? null : (
        <IconAction
          size="small"
          name={t('policy.removeBand', { n: at + 1 })}
          icon={<Icon of={IconTrash} size={16} />}
          onClick={onRemove}
        />
      )}
    </fieldset>
  );
};

/** A new band stands before the one without upper bound. */
const withBand = (bands: readonly AuthorityBand[]): readonly AuthorityBand[] => {
  const last = bands.at(-1);
  const before = bands.at(-2)?.uptoBp ?? 0;
  const added: AuthorityBand = { uptoBp: before + 300, needs: ['executive'], needsExpiry: false };
  return last === undefined ? [added] : [...bands.slice(0, -1), added, last];
};

/** The bands of an authority matrix: up to which concession whose signatures are enough. */
export const BandEditor = ({ name, field, bands, problems, isReadOnly, onChange }: Props): ReactNode => {
  const t = useT(pricingBooks);
  const problemText = useProblemText(problems);
  const wrong = problemText(field);
  return (
    <div className={styles['bands']} role="group" aria-label={name}>
      {bands.map((band, at) => (
        <Band
          key={at}
          band={band}
          at={at}
          field={field}
          problems={problems}
          isReadOnly={isReadOnly}
          onChange={(next) => onChange(bands.map((one, index) => (index === at ? next : one)))}
          onRemove={
            isReadOnly || band.uptoBp === null ? undefined : () => onChange(bands.filter((_, index) => index !== at))
          }
        />
      ))}
      {wrong === undefined ? null : <p className={shared['refusal']}>{wrong}</p>}
      {isReadOnly ? null : (
        <div>
          <AppButton size="small" icon={<Icon of={IconPlus} size={16} />} onClick={() => onChange(withBand(bands))}>
            {t('policy.addBand')}
          </AppButton>
        </div>
      )}
    </div>
  );
};
