import type { ReactNode } from 'react';
import { offerSchema, segmentsContract } from '#areas/segments/contract';
import { AppButton, Form, Panel, showNote, TextField, useContractForm, useT } from '#ui';
import { useAct } from '#web/app/api';
import { segmentScreens } from './messages/index.ts';
import type { Segment } from './queries.ts';
import styles from './segments.module.css';

const { setOffer } = segmentsContract.operations;
const formSchema = offerSchema.partial();

/** What the members get: service package, price, campaign. */
export const OfferForm = ({ segment }: { readonly segment: Segment }): ReactNode => {
  const t = useT(segmentScreens);
  const save = useAct(setOffer, { refreshes: ['segments'] });
  const { id, version, offer, may } = segment;
  const form = useContractForm({
    schema: formSchema,
    initial: offer ?? {},
    draftKey: `segment-offer.${id}`,
    onSubmit: async ({ servicePackage = null, price = null, campaign = null }) => {
      await save.run({ id, version, offer: { servicePackage, price, campaign } });
      showNote(t('offer.saved'));
    },
  });
  const withdraw = async (): Promise<void> => {
    await save.run({ id, version, offer: null });
    showNote(t('offer.removed'));
  };
  const isFixed = !may.update;
  return (
    <div className={styles['narrow']}>
      <Panel
        actions={
          offer !== null && may.update ? (
            <AppButton size="small" kind="quiet" onClick={() => void withdraw()}>
              {t('actions.removeOffer')}
            </AppButton>
          ) : undefined
        }
      >
        <Form form={form} submitText={t('offer.save')}>
          <TextField
            {...form.field('servicePackage')}
            label={t('offer.servicePackage')}
            hint={t('offer.servicePackageHint')}
            isDisabled={isFixed}
          />
          <TextField
            {...form.field('price')}
            label={t('offer.price')}
            hint={t('offer.priceHint')}
            isDisabled={isFixed}
          />
          <TextField
            {...form.field('campaign')}
            label={t('offer.campaign')}
            hint={t('offer.campaignHint')}
            isDisabled={isFixed}
          />
        </Form>
      </Panel>
    </div>
  );
};
