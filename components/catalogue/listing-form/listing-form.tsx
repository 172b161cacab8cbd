'use client';
import { useTranslations } from 'next-intl';
import { useMemo, useRef } from 'react';
import { Button } from '@/components/ui/button';
import { Form } from '@/components/ui/form';
import { useKeepDraft, useKeptDraft, type Draft } from '@/components/ui/kept-draft';
import { RestoredNote } from '@/components/ui/restored-note';
import { Section } from '@/components/ui/section';
import { useActionForm, type ActionResult } from '@/components/ui/use-action-form';
import { saveListingInput, type SaveListingForm } from '@/lib/catalogue/model/inputs';
import type { ProductForm } from '@/lib/catalogue/model/product';
import { registrationInput } from '@/lib/catalogue/model/registration';
import type { DisclosureField } from '@/lib/disclosures/model/pack';
import { BasicsFields } from './basics-fields';
import type { CropPhoto, ListingFormParts } from './form-parts';
import { GuaranteeFields } from './guarantee-fields';
import { PhotoFields } from './photo-fields';
import { PriceFields } from './price-fields';
import { PricePreview } from './price-preview';
import { RegionFields } from './region-fields';
import { SpecificationFields } from './specification-fields';
import { SerialsField } from './serials-field';

type Action = (input: SaveListingForm) => Promise<ActionResult<{ listingId: string }> | undefined>;

interface Props {
  /** Whose draft is kept: a tab may see more than one person. */
  person: string;
  /** Absent for a listing that does not exist yet. */
  listingId?: string;
  product: ProductForm;
  categories: readonly { value: string; label: string }[];
  /** What the law wants said of the goods before they are handed in for review. */
  needed: readonly DisclosureField[];
  save: Action;
  register: Action;
  crop: CropPhoto;
}

type Typed = Pick<SaveListingForm, 'product' | 'serials'>;

/** The registration of a lease product: kept as a draft, or handed in for review. What is typed stays, whatever the answer. */
export function ListingForm({ person, product, ...rest }: Props) {
  const draft = useKeptDraft<Typed>(`listing:${person}:${rest.listingId ?? 'new'}`, { product, serials: '' });
  return <RestoredNote draft={draft} className="max-w-read"><Fields key={draft.mount} {...rest} draft={draft} /></RestoredNote>;
}

function Fields({ listingId, categories, needed, save, register, crop, draft }: Omit<Props, 'person' | 'product'> & { draft: Draft<Typed> }) {
  const t = useTranslations('catalogue.form');
  const did = useTranslations('catalogue.audit');
  const photos = useTranslations('photos');
  const common = useTranslations('common');
  const intent = useRef<'save' | 'register'>('save');
  const registration = useMemo(() => registrationInput(needed), [needed]);
  const form = useActionForm<SaveListingForm, { listingId: string }>({
    schema: () => (intent.current === 'register' ? registration : saveListingInput),
    action: (input) => (intent.current === 'register' ? register(input) : save(input)),
    defaultValues: { ...(listingId && { listingId }), ...draft.start },
    onSuccess: draft.forget,
    done: () => did(intent.current === 'register' ? 'submitted' : 'saved'),
    goTo: (saved) => `/seller/listings/${saved.listingId}`,
  });
  useKeepDraft(draft, form.methods, ['product', 'serials']);
  const parts: ListingFormParts = form;
  return (
    <Form form={form} label={t('label')} className="gap-10">
      <Section title={t('basics')}><BasicsFields form={parts} categories={categories} /></Section>
      <Section title={t('photos')} lead={photos('lead')}><PhotoFields form={parts} crop={crop} /></Section>
      <Section title={t('price')}><div className="flex flex-col gap-8"><PriceFields form={parts} /><RegionFields form={parts} /></div></Section>
      <Section title={t('guarantee')} lead={t('guaranteeLead')}><GuaranteeFields form={parts} /></Section>
      <Section title={t('specifications')} lead={t('specificationsLead')}><SpecificationFields form={parts} /></Section>
      {!listingId && <Section title={t('units')}><SerialsField form={parts} /></Section>}
      <Section title={t('preview')}><PricePreview form={parts} /></Section>
      <div className="flex flex-wrap items-center gap-3 border-t border-ink pt-5">
        <Button type="submit" size="lg" pending={form.pending && intent.current === 'save'} pendingLabel={common('saving')} onClick={() => { intent.current = 'save'; }}>
          {t('saveDraft')}
        </Button>
        <Button type="submit" variant="primary" size="lg" pending={form.pending && intent.current === 'register'} pendingLabel={common('sending')} onClick={() => { intent.current = 'register'; }}>
          {t('submit')}
        </Button>
        <p className="basis-full text-sm text-ink-muted">{t('submitNote')}</p>
      </div>
    </Form>
  );
}
