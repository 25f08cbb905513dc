/*
 * Themes start their search at every visit: a worker, and the index of all pages, which is larger
 * than a page. Here both wait until somebody goes to the search, or comes from one: the request
 * for the index is sent late, and what stands for the worker begins the real one late. No module,
 * for it has to run before the theme's own script, right before which it stands.
 *
 * Zensical's search stands in a shadow root, with a style there that the policy of the pages would
 * have to name. As a style sheet that is made by a script it needs no leave.
 */
{
const used=new Promise(begin=>{
  if(/[?&][hq]=/.test(location.search))begin()
  for(const how of["focusin","change","pointerover"])addEventListener(how,({target})=>{
    if(target.shadowRoot||target.closest?.("#__search,[for=__search],[data-md-component=search]"))begin()
  })
})
const {open,send}=XMLHttpRequest.prototype,late=new WeakSet
XMLHttpRequest.prototype.open=function(how,where,...more){
  if(/\/search(_index)?\.json$/.test(where))late.add(this)
  return open.call(this,how,where,...more)
}
XMLHttpRequest.prototype.send=function(...body){
  if(late.has(this))used.then(()=>send.apply(this,body))
  else send.apply(this,body)
}
const Begun=Worker
window.Worker=class extends EventTarget{
  constructor(...about){
    super()
    this.begun=used.then(()=>{
      const worker=new Begun(...about)
      for(const what of["message","messageerror","error"])worker.addEventListener(what,event=>{
        const same=new event.constructor(what,event)
        this.dispatchEvent(same)
        this["on"+what]?.(same)
      })
      return worker
    })
  }
  postMessage(...message){this.begun.then(worker=>worker.postMessage(...message))}
  terminate(){this.begun.then(worker=>worker.terminate())}
}
const {appendChild}=Node.prototype
ShadowRoot.prototype.appendChild=function(node){
  if(node.nodeName!=="STYLE")return appendChild.call(this,node)
  const sheet=new CSSStyleSheet
  sheet.replaceSync(node.textContent)
  this.adoptedStyleSheets=[...this.adoptedStyleSheets,sheet]
  return node
}
}
