import { useMutation } from '@tanstack/react-query'
import { isPartMissing } from '../../shared/api.ts'
import { saveAddress } from '../../shared/save-file.ts'
import type { ReceiptLines } from './receipt-picture.ts'

/** Puts the receipt into the album as a picture, or says how to do without. */
export function SavePicture({ lines, onSaved }: { lines: ReceiptLines; onSaved: () => void }) {
  const save = useMutation({
    mutationFn: async () => {
      const { receiptPicture } = await import('./receipt-picture.ts')
      const address = URL.createObjectURL(await receiptPicture(lines))
      saveAddress(`回执-${lines.receiptNumber}.png`, address)
      return address
    },
    gcTime: 0,
    onSuccess: onSaved,
  })
  return (
    <>
      <button type="button" className="p-button" disabled={save.isPending} onClick={() => save.mutate()}>
        存成图片
      </button>
      <span role="status" className={save.isError ? 'p-fault' : 'p-soft'}>
        {save.isError
          ? isPartMissing(save.error)
            ? '没能取到画图的程序，请截图或者抄下。'
            : '这个浏览器画不出图片，请截图或者抄下。'
          : save.isSuccess
            ? '已存成图片，在相册或“下载”里。没有的，长按下面这张图保存。'
            : ''}
      </span>
      {save.data && (
        // Browsers inside a messenger download nothing; a picture that is shown can be kept by holding it.
        <img className="p-receipt-picture" src={save.data} alt="回执：查询编号、查询码、答复期限和二维码" />
      )}
    </>
  )
}
