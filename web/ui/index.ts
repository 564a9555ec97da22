/** The door of the design system: everything a screen is made of. */
export { barOption } from './charts/bar-option.ts';
export type { Bar } from './charts/bar-option.ts';
export { bubbleOption } from './charts/bubble-option.ts';
export type { Bubble } from './charts/bubble-option.ts';
export type { ChartOption, ChartStyle, ChartTable } from './charts/chart.ts';
export { Chart } from './charts/Chart.tsx';
export { controlOption } from './charts/control-option.ts';
export { lineOption } from './charts/line-option.ts';
export type { Line } from './charts/line-option.ts';
export { waterfallOption } from './charts/waterfall-option.ts';
export type { WaterfallStep } from './charts/waterfall-option.ts';
export { whaleOption } from './charts/whale-option.ts';
export type { WhalePoint } from './charts/whale-option.ts';

export { AppButton } from './controls/AppButton.tsx';
export { ExportMenu } from './controls/ExportMenu.tsx';
export { Icon } from './controls/Icon.tsx';
export { IconAction } from './controls/IconAction.tsx';
export * from './controls/icons.ts';
export { MenuButton } from './controls/MenuButton.tsx';
export type { MenuEntry } from './controls/MenuButton.tsx';
export { PopoverButton } from './controls/PopoverButton.tsx';

export { CheckField, RadioField } from './fields/CheckField.tsx';
export { DateField } from './fields/DateField.tsx';
export type { FieldProps } from './fields/field-props.ts';
export { DecimalField, MoneyField, NumberField, PercentField } from './fields/FigureField.tsx';
export { Form } from './fields/Form.tsx';
export { Markdown } from './fields/Markdown.tsx';
export { SearchField } from './fields/SearchField.tsx';
export { MultiSelectField, SegmentField, SelectField, TagsField } from './fields/SelectField.tsx';
export type { Choice } from './fields/SelectField.tsx';
export { TextAreaField } from './fields/TextAreaField.tsx';
export { PasswordField, TextField } from './fields/TextField.tsx';
export { useContractForm } from './fields/use-contract-form.ts';
export type { ContractForm, FormValues } from './fields/use-contract-form.ts';

export { DateText } from './figures/DateText.tsx';
export { Hint } from './figures/Hint.tsx';
export { Missing } from './figures/Missing.tsx';
export { Money } from './figures/Money.tsx';
export type { MoneyValue } from './figures/Money.tsx';
export { Percent, Points } from './figures/Percent.tsx';
export { Price } from './figures/Price.tsx';
export { Quantity } from './figures/Quantity.tsx';
export { StatLine } from './figures/StatLine.tsx';
export type { Stat } from './figures/StatLine.tsx';

export { CommandWindow } from './frame/CommandWindow.tsx';
export { DropZone } from './frame/DropZone.tsx';
export { FileDrop } from './frame/FileDrop.tsx';
export { NavDrawer } from './frame/NavDrawer.tsx';
export { PageHeader } from './frame/PageHeader.tsx';
export { Panel } from './frame/Panel.tsx';
export { ScrollRegion } from './frame/ScrollRegion.tsx';
export { SideDrawer } from './frame/SideDrawer.tsx';
export { StepButtons, Steps } from './frame/Steps.tsx';
export { TabBar } from './frame/TabBar.tsx';
export type { TabItem } from './frame/TabBar.tsx';
export { Why, WhyContent } from './frame/Why.tsx';

export type { Column, Sort } from './grid/column.ts';
export { DataTable } from './grid/DataTable.tsx';
export type { DataTableProps } from './grid/DataTable.tsx';
export { FilterChip, FilterChips, FilterToggle } from './grid/FilterChips.tsx';
export { NameCell } from './grid/NameCell.tsx';
export type { Paging } from './grid/TableFoot.tsx';

export { AccountBadge, isAccountBadge } from './marks/AccountBadge.tsx';
export type { AccountBadgeName } from './marks/AccountBadge.tsx';
export { Chip } from './marks/Chip.tsx';
export type { Tone } from './marks/Chip.tsx';
export { InlineBar } from './marks/InlineBar.tsx';
export { KaTypeBadge } from './marks/KaTypeBadge.tsx';
export type { KaType } from './marks/KaTypeBadge.tsx';
export { ScoreRing } from './marks/ScoreRing.tsx';
export { Sparkline } from './marks/Sparkline.tsx';
export { TierBadge } from './marks/TierBadge.tsx';
export type { Tier } from './marks/TierBadge.tsx';

export { EmptyState } from './status/EmptyState.tsx';
export { ErrorState } from './status/ErrorState.tsx';
export { LoadMore } from './grid/LoadMore.tsx';
export { PhaseProgress } from './status/PhaseProgress.tsx';
export { JobProgress } from './status/JobProgress.tsx';
export type { JobState } from './status/JobProgress.tsx';
export { ProgressLine } from './status/ProgressLine.tsx';
export { codeOf, RefusalTextContext, useRefusalText } from './status/refusal-text.ts';
export type { RefusalText } from './status/refusal-text.ts';
export { PageSkeleton, SkeletonBar } from './status/Skeleton.tsx';
export { showFailure, showNote, showUndo } from './status/toast-store.ts';
export { Toasts } from './status/Toasts.tsx';

export { cssColour } from './theme/tokens.ts';
export type { ColourToken, Scheme } from './theme/tokens.ts';
export { UiProvider } from './theme/UiProvider.tsx';
export { useScheme } from './theme/use-scheme.ts';
export type { SchemeChoice } from './theme/use-scheme.ts';

export { loadTree, loadUsedTrees } from './words/catalogue-store.ts';
export { ActorName } from './words/ActorName.tsx';
export { CommonWord } from './words/CommonWord.tsx';
export { PersonNamesContext } from './words/person-names.ts';
export { useActorName } from './words/use-actor-name.ts';
export { useCommonWord } from './words/use-common-word.ts';
export { useT } from './words/use-t.ts';
export { useWords, WordsProvider } from './words/WordsProvider.tsx';
export { uiMessages } from './messages/index.ts';
