/** GET /api/places?q=&after=; PUT { places } enters or rewrites by name; DELETE /api/places/{name}. */
export interface PlaceList {
  items: PlaceInfo[]
  kinds: { name: string; label: string }[]
  /** Pass back as `after`; absent on the last page. */
  nextAfter?: string
}

export interface PlaceRequest {
  name: string
  kind: string
  /** Other names people use. */
  aliases: string[]
  /** Areas it lies in, wider first. */
  within: string[]
  /** Id of the office that answers for it. */
  office: string | null
}

export interface PlaceInfo extends PlaceRequest {
  kindLabel: string
  officeName: string | null
}
