import { useId } from 'react';
import type { ReactNode } from 'react';
import { roles } from '#kernel/access';
import type { Role } from '#kernel/access';
import { CheckField, useT } from '#ui';
import { settingsMessages } from './messages/index.ts';
import styles from './settings.module.css';

type Props = {
  readonly value: readonly Role[] | null | undefined;
  readonly onChange: (roles: Role[]) => void;
  readonly error?: string | undefined;
};

/** The roles of a person, each with what it may do. */
export const RolesField = ({ value, onChange, error }: Props): ReactNode => {
  const t = useT(settingsMessages);
  const problemId = useId();
  const held = value ?? [];
  return (
    <fieldset className={styles['roles']} aria-describedby={error === undefined ? undefined : problemId}>
      <legend className={styles['legend']}>{t('users.roles')}</legend>
      {roles.map((role) => (
        <CheckField
          key={role}
          name="roles"
          label={t(`roles.${role}.name`)}
          hint={t(`roles.${role}.may`)}
          value={held.includes(role)}
          onChange={(isOn) => onChange(roles.filter((one) => (one === role ? isOn === true : held.includes(one))))}
        />
      ))}
      {error === undefined ? null : (
        <p id={problemId} className={styles['problem']} role="alert">
          {error}
        </p>
      )}
    </fieldset>
  );
};
