'use client';
import { useTranslations } from 'next-intl';
import type { z } from 'zod';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Form } from '@/components/ui/form';
import { Textarea } from '@/components/ui/textarea';
import { useActionForm } from '@/components/ui/use-action-form';
import { sellerStoryInput } from '@/lib/accounts/model/seller';
import type { Result } from '@/lib/kernel/result';

type Story = z.input<typeof sellerStoryInput>;

/** What a shop tells of itself, in Korean and for those who read English. */
export function StoryForm({ story, action }: { story: Story; action: (input: Story) => Promise<Result<Story>> }) {
  const t = useTranslations('stories');
  const common = useTranslations('common');
  const form = useActionForm<Story, Story>({
    schema: sellerStoryInput, action, defaultValues: story,
    onSuccess: (saved) => form.methods.reset(saved),
    done: () => t('saved'),
  });
  return (
    <Form form={form} label={t('title')}>
      <Field label={t('ko')} hint={t('hint')} error={form.errors.storyKo}><Textarea {...form.register('storyKo')} lang="ko" /></Field>
      <Field label={t('en')} hint={t('enHint')} optional={common('optional')} error={form.errors.storyEn}><Textarea {...form.register('storyEn')} lang="en" /></Field>
      <Button type="submit" className="self-start" pending={form.pending} pendingLabel={common('saving')}>{common('save')}</Button>
    </Form>
  );
}
