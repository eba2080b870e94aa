/** The kinds of paper that say whose duty something is (三定规定 … 会议纪要). */
export const BASIS_KINDS = ['三定规定', '权责清单', '法律法规', '规章', '规范性文件', '县政府文件或会议纪要'] as const
