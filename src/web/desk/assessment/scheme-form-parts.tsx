import { Button, Checkbox, Form, Input, InputNumber, Select } from 'antd'
import type { AssessmentCatalogue } from '../../../server/api-types/assessment.ts'
import { useOffices } from '../common/queries.ts'
import { Section } from '../matter/section.tsx'

const REQUIRED = [{ required: true, message: '请填写' }]

/** Name, period and the numbers that hold for every line. */
export function RuleFields() {
  return (
    <Section title="基本规则">
      <div className="desk-halves">
        <Form.Item name="title" label="方案名称" rules={REQUIRED}>
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item name="period" label="考核周期" rules={REQUIRED}>
          <Select
            options={[
              { value: 'month', label: '按月' },
              { value: 'quarter', label: '按季度' },
            ]}
          />
        </Form.Item>
        <Form.Item name="full" label="满分" rules={REQUIRED}>
          <InputNumber min={1} max={1000} addonAfter="分" />
        </Form.Item>
        <Form.Item name="tolerance" label="容错率" extra="每项按件数取整免责" rules={REQUIRED}>
          <InputNumber min={0} max={20} addonAfter="%" />
        </Form.Item>
        <Form.Item name="fewest" label="参加排名的最少件数" extra="不能少于 5 件" rules={REQUIRED}>
          <InputNumber min={5} max={1000} precision={0} addonAfter="件" />
        </Form.Item>
        <Form.Item name="few" label="小样本提示" extra="一项少于这么多件时，标出偶然性的范围" rules={REQUIRED}>
          <InputNumber min={5} max={1000} precision={0} addonAfter="件" />
        </Form.Item>
      </div>
    </Section>
  )
}

/** Offices ranked among themselves. */
export function GroupFields() {
  const offices = useOffices().data ?? []
  const options = offices
    .filter(({ closedOn }) => closedOn === null)
    .map(({ id, name }) => ({ value: id, label: name }))
  return (
    <Section title="考核对象（分组排名）">
      <Form.List name="groups">
        {(fields, { add, remove }) => (
          <>
            {fields.map(({ key, name }) => (
              <div key={key} className="assessment-group">
                <Form.Item name={[name, 'label']} label={`第 ${name + 1} 组名称`} rules={REQUIRED}>
                  <Input maxLength={40} />
                </Form.Item>
                <Form.Item name={[name, 'offices']} label={`第 ${name + 1} 组单位`} rules={REQUIRED}>
                  <Select mode="multiple" options={options} showSearch={{ optionFilterProp: 'label' }} />
                </Form.Item>
                {fields.length > 1 && (
                  <Button size="small" danger onClick={() => remove(name)}>
                    去掉第 {name + 1} 组
                  </Button>
                )}
              </div>
            ))}
            <Button onClick={() => add({ label: '', offices: [] })}>增加一组</Button>
          </>
        )}
      </Form.List>
    </Section>
  )
}

/** A weight for each indicator that is to count, and what stays out. */
export function IndicatorFields({ catalogue }: { catalogue: AssessmentCatalogue }) {
  return (
    <>
      <Section title="指标和权重">
        <p className="desk-quiet">不填的不考核。权重不必加到 100，按比例折算。</p>
        <div className="assessment-weights">
          {catalogue.indicators.map(({ id, label, what }) => (
            <Form.Item key={id} name={['weights', id]} label={label} extra={what}>
              <InputNumber min={0} max={1000} />
            </Form.Item>
          ))}
        </div>
      </Section>
      <Section title="剔除">
        <Form.Item name="exclusions" label="下列情形不计入（每一件都会列出来）">
          <Checkbox.Group
            options={catalogue.exclusions
              .filter(({ always }) => !always)
              .map(({ id, label }) => ({ value: id, label }))}
          />
        </Form.Item>
      </Section>
    </>
  )
}

/** Points for each kind of event. */
export function MarkFields({ catalogue }: { catalogue: AssessmentCatalogue }) {
  return (
    <Section title="加分和扣分">
      <p className="desk-quiet">不填的不加不扣。每一次都对应台账里的一步，可以申诉。</p>
      <div className="assessment-weights">
        {catalogue.marks.map(({ id, label, kind }) => (
          <fieldset key={id} className="assessment-mark">
            <legend>
              {kind === 'bonus' ? '加分' : '扣分'}：{label}
            </legend>
            <Form.Item name={['points', id, 'points']} label="每次">
              <InputNumber min={0.01} max={100} addonAfter="分" />
            </Form.Item>
            <Form.Item name={['points', id, 'atMost']} label="一期最多">
              <InputNumber min={0.01} max={1000} addonAfter="分" />
            </Form.Item>
          </fieldset>
        ))}
      </div>
    </Section>
  )
}
