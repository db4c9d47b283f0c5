
      // Auto-generated index file for Medusa Admin UI extensions
    import WidgetComponent0, { config as WidgetConfig0 } from "/tmp/wt/audit-calls/src/admin/widgets/order-sepay-payment.tsx"

const widgetModule = { widgets: [
  {
    Component: WidgetComponent0,
    zone: ["order.details.side.before", "draft_order.details.side.before"],
    widgetId: "Widget-254f"
}
] }
    import RouteComponent0, { config as HandleConfig0 } from "/tmp/wt/audit-calls/src/admin/routes/sepay/page.tsx"
import RouteComponent1, { config as HandleConfig1 } from "/tmp/wt/audit-calls/src/admin/routes/settings/sepay/page.tsx"

const routeModule = { routes: [
    {
    Component: RouteComponent0,
    path: "/sepay",
    handle: { label: HandleConfig0.label, translationNs: HandleConfig0.translationNs }
  },
{
    Component: RouteComponent1,
    path: "/settings/sepay",
    handle: { label: HandleConfig1.label, translationNs: HandleConfig1.translationNs }
  }
]
 }
    import { config as RouteConfig0 } from "/tmp/wt/audit-calls/src/admin/routes/sepay/page.tsx"
import { config as RouteConfig1 } from "/tmp/wt/audit-calls/src/admin/routes/settings/sepay/page.tsx"

const menuItemModule = { menuItems: [
    {
    label: RouteConfig0.label,
    icon: RouteConfig0.icon,
    path: "/sepay",
    nested: undefined,
    rank: undefined,
    translationNs: RouteConfig0.translationNs
  },
{
    label: RouteConfig1.label,
    icon: RouteConfig1.icon,
    path: "/settings/sepay",
    nested: undefined,
    rank: undefined,
    translationNs: RouteConfig1.translationNs
  }
]
 }
    

const formModule = { customFields: {
  
} }
    

const displayModule = { 
    displays: {
      
    }
   }
    import { deepMerge } from "@medusajs/admin-shared"
import i18nTranslations0 from "/tmp/wt/audit-calls/src/admin/i18n/index.ts"

const i18nModule = { resources: i18nTranslations0 }
    

const cellRendererModule = {}
    

const layoutModule = { layouts: [
  
] }
    

const searchEntityModule = {}

    const plugin = {
      widgetModule,
      routeModule,
      menuItemModule,
      formModule,
      displayModule,
      i18nModule,
      cellRendererModule,
      layoutModule,
      searchEntityModule
    }

    export default plugin
    