using System.Collections;
using System.Globalization;
using System.Reflection;
using Connectors.Dynamics365.BusinessCentral;
using Connectors.Flows.Accounts;
using Connectors.Flows.B2BOrders;
using Connectors.Flows.B2BPrices;
using Connectors.Flows.Engine;
using Connectors.Flows.MarketplaceOrders;
using Connectors.Flows.Prices;
using Connectors.Flows.Returns;
using Connectors.Flows.Settlement;
using Connectors.Flows.Stock;
using Connectors.Hosting;
using Connectors.Http;
using Connectors.Mirakl;
using Connectors.Patchworks;
using Connectors.ShipBob;
using Connectors.Shopify;
using Connectors.SparkLayer;
using Connectors.Storage.Sqlite;
using Connectors.Tables;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Connectors.Conventions.Tests.Options;

/// <summary>Every options type of the shipped packages, how it is added from a section, and for each of its keys a text that is right and texts that are not.</summary>
internal static class OptionsUnderTest
{
    public const string Section = "Systems:One";
    private const string Connection = "one";

    /// <summary>A key whose every text is right.</summary>
    private static readonly string[] AnyText = [];

    private static readonly string[] NoFlag = ["perhaps"];

    /// <summary>Options that no host sets from configuration, each with the reason.</summary>
    private static readonly Dictionary<Type, string> InCodeOnly = new()
    {
        [typeof(ConnectorClientOptions)] = "the part that all clients' options share",
        [typeof(ConnectorResilienceOptions)] = "a part of every client's options",
        [typeof(PatchworksTriggerOptions)] = "the part that webhooks and callbacks share",
        [typeof(B2BRouteOptions)] = "a part of the flow's options",
        [typeof(OrderRouteOptions)] = "a part of the flow's options",
        [typeof(ReturnRouteOptions)] = "a part of the flow's options",
        [typeof(SettlementRouteOptions)] = "a part of the flow's options",
        [typeof(PriceRouteOptions)] = "a part of the flow's options",
        [typeof(StockRouteOptions)] = "a part of the flow's options",
        [typeof(B2BPriceRouteOptions)] = "a part of the flow's options",
        [typeof(AccountRouteOptions)] = "a part of the flow's options",
        [typeof(TableReadOptions)] = "an argument of reading one table",
        [typeof(Mirakl.Models.ProductConversionOptions)] = "an argument of a product import",
    };

    private static readonly Dictionary<string, (string Right, string[] Wrong)> Resilience = new()
    {
        ["Resilience:AttemptTimeout"] = ("00:00:07", ["00:10:00", "soon"]),
        ["Resilience:TotalTimeout"] = ("00:01:10", ["2.00:00:00", "soon"]),
        ["Resilience:MaxRetries"] = ("2", ["11", "few"]),
        ["Resilience:BaseDelay"] = ("00:00:02", ["-00:00:01", "soon"]),
        ["Resilience:MaxDelay"] = ("00:00:20", ["00:00:00", "soon"]),
        ["Resilience:MaxConcurrency"] = ("2", ["0", "few"]),
        ["Resilience:MaxQueue"] = ("20", ["-1", "few"]),
        ["Resilience:BreakDuration"] = ("00:00:45", ["00:00:00.1", "soon"]),
        ["Resilience:MaxResponseBytes"] = ("1000000", ["0", "much"]),
        ["Resilience:MaxItems"] = ("50000", ["0", "many"]),
        ["Resilience:MaxDownloadBytes"] = ("7000000000", ["0", "much"]),
        ["Resilience:DownloadIdleTimeout"] = ("00:00:40", ["00:00:00", "soon"]),
        ["Resilience:DownloadTimeout"] = ("02:00:00", ["00:00:00", "2.00:00:00", "soon"]),
        ["Resilience:MaxBudgetWait"] = ("00:00:05", ["-00:00:01", "soon"]),
    };

    public static IReadOnlyList<Subject> All { get; } =
    [
        Client<MiraklClientOptions>(static (services, section) => services.AddMiraklClient(Connection, section), new()
        {
            ["BaseAddress"] = ("https://shop.example.com/", ["http://shop.example.com/", "https://user:pw@shop.example.com/", "shop.example.com", "https://[", "https://shop.example.com/api"]),
            ["ApiKey"] = ("key-of-a-shop", ["", "Bearer x", "two\nlines"]),
            ["ShopId"] = ("7", ["0", "seven"]),
            ["PageSize"] = ("50", ["101", "0", "many"]),
            ["DefaultChannel"] = ("BQ_UK", [" ", "a\nb"]),
            ["DefaultCurrency"] = ("GBP", ["gbp", "pounds"]),
            ["OrderTaxMode"] = ("TAX_EXCLUDED", ["EXCLUDED"]),
            ["Capabilities:MultipleShipments"] = ("true", NoFlag),
            ["Capabilities:UnregisteredCarriers"] = ("true", NoFlag),
            ["Capabilities:AcceptsAutomatically"] = ("true", NoFlag),
            ["PartialAcceptance"] = ("true", NoFlag),
            ["StillWorkingFor"] = ("00:07:00", ["-00:00:01", "2.00:00:00", "some"]),
            ["SettingsLifetime"] = ("12:00:00", ["00:00:00", "a day"]),
            ["DownloadHosts:0"] = ("*.mirakl.net", ["*", "https://files.example.com"]),
            ["JobTimeout"] = ("00:30:00", ["00:00:00", "an hour"]),
            ["CsvDelimiter"] = (",", ["|", ";;"]),
            ["OrderDocumentsAsBareList"] = ("true", NoFlag),
            ["CallLimits:OR11"] = ("4 in 01:00:00; 10 in 1.00:00:00", ["4", "0 in 01:00:00", "4 in an hour", "4 in 00:00:00", ""]),
        }),
        Client<BusinessCentralClientOptions>(static (services, section) => services.AddBusinessCentralClient(Connection, section), new()
        {
            ["TenantId"] = ("tenant.example.com", AnyText),
            ["Environment"] = ("Sandbox", AnyText),
            ["CompanyId"] = ("7f3b1f39-0a4e-4c2e-9c53-7a34c2b3a111", ["00000000-0000-0000-0000-000000000000", "CRONUS"]),
            ["CompanyName"] = ("CRONUS UK Ltd.", AnyText),
            ["BaseAddress"] = ("https://erp.example.com/api/v2.0/", ["http://erp.example.com/", "https://user:pw@erp.example.com/", "erp", "https://["]),
            ["TokenAddress"] = ("https://login.example.com/token", ["http://login.example.com/token", "https://user:pw@login.example.com/", "login", "https://["]),
            ["ClientId"] = ("client", [""]),
            ["ClientSecret"] = ("secret-of-a-client", ["", "two\nlines"]),
            ["Scope"] = ("https://erp.example.com/.default", [" "]),
            ["PageSize"] = ("500", ["0", "20001", "many"]),
            ["EscapeEnumText"] = ("true", NoFlag),
            ["CompanionRoute"] = ("contoso/connectors/v1.0", ["contoso/connectors", "https://contoso/connectors/v1.0", "contoso/../v1.0"]),
            ["LockPhrases:0"] = ("is held by another session", [" "]),
        }),
        Adapter<BusinessCentralErpOptions>(static (services, section) => services.AddBusinessCentralErp(Connection, section), new()
        {
            ["Charges:Shipping:Type"] = ("Item", ["Comment", "Goods", ""]),
            ["Charges:Shipping:Number"] = ("DELIVERY", ["", "A-NUMBER-OF-MORE-THAN-TWENTY"]),
            ["TimeZone"] = ("Europe/London", ["Europe/Atlantis"]),
            ["LocalCurrency"] = ("GBP", ["gbp", "pounds"]),
            ["PriceList"] = ("MARKETPLACE", ["A-LIST-OF-MORE-THAN-20"]),
            ["ReturnOrders"] = ("true", NoFlag),
            ["FeeTaxCode"] = ("NO VAT", [new string('N', 51)]),
            ["OmitEmail"] = ("true", NoFlag),
            ["Overlap"] = ("00:05:00", ["-00:00:01", "2.00:00:00", "some"]),
            ["StillWorkingFor"] = ("00:07:00", ["-00:00:01", "2.00:00:00", "some"]),
        }),
        Adapter<BusinessCentralNotificationOptions>(static (services, section) => services.AddBusinessCentralNotifications(Connection, section), new()
        {
            ["Receiver"] = ("https://host.example.com/notifications/business-central/one", ["http://host.example.com/one", "https://user:pw@host.example.com/one", "host.example.com", "https://[", "https://host.example.com/one?key=1", ""]),
            ["ClientState"] = ("secret-that-news-of-one-carries", ["", "short", "two\nlines of a secret that is long enough"]),
            ["FormerClientState"] = ("secret-that-news-of-one-carried", ["short", "two\nlines of a secret that is long enough"]),
            ["Resources:0"] = ("salesInvoices", [" ", "sales/orders"]),
        }),
        Adapter<BusinessCentralFinanceOptions>(static (services, section) => services.AddBusinessCentralFinance(Connection, section), new()
        {
            ["Journal"] = ("SETTLE", ["", "A-LONG-JOURNAL"]),
            ["Template"] = ("GENERAL", [" ", "A-LONG-TEMPLATE"]),
            ["Dimension"] = ("CHANNEL", [" ", "A-CODE-OF-MORE-THAN-TWENTY"]),
            ["Currency"] = ("GBP", ["", "gbp", "pounds"]),
            ["MostLines"] = ("900", ["0", "20001", "many"]),
            ["StillWorkingFor"] = ("00:07:00", ["-00:00:01", "2.00:00:00", "some"]),
        }),
        Client<PatchworksClientOptions>(static (services, section) => services.AddPatchworksClient(Connection, section), new()
        {
            ["BaseAddress"] = ("https://core.example.com/api/v1/", ["http://core.example.com/", "https://user:pw@core.example.com/", "core", "https://["]),
            ["StartAddress"] = ("https://start.example.com/api/v1/", ["http://start.example.com/", "https://user:pw@start.example.com/", "https://start.example.com/?key=pw", "start", "https://["]),
            ["FabricAddress"] = ("https://fabric.example.com/api/v2/", ["http://fabric.example.com/", "https://user:pw@fabric.example.com/", "fabric", "https://["]),
            ["LoginAddress"] = ("https://login.example.com/api/login", ["http://login.example.com/", "https://user:pw@login.example.com/", "login", "https://["]),
            ["DashboardAddress"] = ("https://app.example.com/", ["http://app.example.com/", "https://user:pw@app.example.com/", "app", "https://["]),
            ["ApiKey"] = ("key-of-a-company", ["two\nlines", "Bearer key-of-a-company"]),
            ["UserName"] = ("integration@example.com", ["two\nlines"]),
            ["Password"] = ("password-of-a-user", ["", "two\nlines"]),
            ["LoginNameMember"] = ("email", [" "]),
            ["UserAgent"] = ("Acme", [" "]),
            ["PageSize"] = ("50", ["0", "251", "many"]),
            ["CallsPerMinute"] = ("60", ["0", "100001", "many"]),
            ["CountsStartsApart"] = ("true", NoFlag),
            ["MaxBodyBytes"] = ("1000000", ["0", "104857601", "much"]),
            ["StringifiesPayloads"] = ("true", NoFlag),
            ["LookupImportField"] = ("csv", ["two words", "two\nlines"]),
            ["Calls:flow-runs.stop"] = ("POST flow-runs/{id}/stop", ["flow-runs/{id}/stop", "POST flow-runs/{run}/stop", "FETCH flow-runs/{id}/stop", ""]),
        }),
        Client<PatchworksWebhookOptions>(static (services, section) => services.AddPatchworksWebhook(Connection, section), new()
        {
            ["BaseAddress"] = ("https://webhooks.example.com/api/v1/", ["http://webhooks.example.com/", "https://user:pw@webhooks.example.com/", "webhooks", "https://["]),
            ["Address"] = ("https://webhooks.example.com/api/v1/acme/01J7HOOK?patchworks_signature=signature", ["", "no address", "https://webhooks.example.com/api/v1/acme/01J7HOOK", "https://other.example.com/acme/01J7HOOK?patchworks_signature=pw"]),
            ["MayRepeat"] = ("true", NoFlag),
            ["UserAgent"] = ("Acme", [" "]),
            ["CallsPerMinute"] = ("60", ["0", "100001", "many"]),
            ["MaxBodyBytes"] = ("1000000", ["0", "104857601", "much"]),
        }),
        Client<PatchworksCallbackOptions>(static (services, section) => services.AddPatchworksCallback(Connection, section), new()
        {
            ["BaseAddress"] = ("https://callbacks.example.com/api/v1/", ["http://callbacks.example.com/", "https://user:pw@callbacks.example.com/", "callbacks", "https://["]),
            ["Address"] = ("https://callbacks.example.com/api/v1/acme/01J7CALL?patchworks_signature=signature", ["", "no address", "https://callbacks.example.com/api/v1/acme/01J7CALL", "https://other.example.com/acme/01J7CALL?patchworks_signature=pw"]),
            ["MayRepeat"] = ("true", NoFlag),
            ["UserAgent"] = ("Acme", [" "]),
            ["CallsPerMinute"] = ("60", ["0", "100001", "many"]),
            ["MaxBodyBytes"] = ("1000000", ["0", "104857601", "much"]),
        }),
        Client<ShipBobClientOptions>(static (services, section) => services.AddShipBobClient(Connection, section), new()
        {
            ["BaseAddress"] = ("https://sandbox-api.shipbob.com/2026-01/", ["http://api.shipbob.com/", "https://user:pw@api.shipbob.com/", "api", "https://["]),
            ["Token"] = ("token-of-a-merchant", ["", "two\nlines"]),
            ["ChannelId"] = ("4711", ["0", "main"]),
            ["UserAgent"] = ("Acme", [" "]),
            ["PageSize"] = ("100", ["0", "251", "many"]),
        }),
        Adapter<ShipBobWarehouseOptions>(static (services, section) => services.AddShipBobWarehouse(Connection, section), new()
        {
            ["ShippingMethod"] = ("Express", [" "]),
            ["LocationId"] = ("12", ["0", "Leeds"]),
            ["RetailerProgramType"] = ("B2B", AnyText),
            ["OmitEmail"] = ("true", NoFlag),
            ["LabelCountsAsDispatched"] = ("false", NoFlag),
            ["Overlap"] = ("00:05:00", ["-00:00:01", "2.00:00:00", "some"]),
            ["StillWorkingFor"] = ("00:07:00", ["-00:00:01", "2.00:00:00", "some"]),
            ["CompositionHolds"] = ("12:00:00", ["00:00:00", "31.00:00:00", "long"]),
        }),
        Adapter<SparkLayerB2BOptions>(static (services, section) => services.AddSparkLayerB2B(Connection, section), new()
        {
            ["StockLocation"] = ("MAIN", [" ", "two\nlines"]),
            ["CustomerLookup"] = ("sparklayer", ["email", " "]),
            ["InactiveStatus"] = ("disabled", [" ", "active"]),
            ["StillWorkingFor"] = ("00:07:00", ["-00:00:01", "2.00:00:00", "some"]),
        }),
        Adapter<SparkLayerStorefrontOptions>(static (services, section) => services.AddSparkLayerStorefront(Connection, section), new()
        {
            ["Types:pre_order"] = ("order", ["", "invoice"]),
            ["States:packed"] = ("open", ["", "gone"]),
            ["PaymentMethods:hokodo"] = ("hokodoPayment", [" "]),
            ["IgnoredCustomers:0"] = ("c-1", [" "]),
            ["CopyMark"] = ("mirror", AnyText),
            ["CustomerLookup"] = ("sparklayer", ["email", " "]),
            ["CompanyMember"] = ("external_id", ["email", " "]),
            ["InstructionFields:0"] = ("Notes", [" "]),
            ["IgnoredMetadata:0"] = ("session", [" "]),
            ["AnswerMember"] = ("answer", [" "]),
            ["UnitMember"] = ("uom", [" "]),
            ["TrackingNumberMember"] = ("number", [" "]),
            ["TrackingUrlMember"] = ("url", [" "]),
            ["SentType"] = ("complete", ["", "incoming", "gone"]),
            ["CancelledType"] = ("CANCELLED", ["shipped", "gone"]),
            ["RecordsPayments"] = ("false", NoFlag),
            ["PaymentReference"] = ("acme", [" ", "two\nlines", "a reference that is much longer than forty"]),
            ["OrdersAPage"] = ("100", ["9", "501", "many"]),
            ["StillWorkingFor"] = ("00:07:00", ["-00:00:01", "2.00:00:00", "some"]),
        }),
        Adapter<SparkLayerOrderDisplayOptions>(static (services, section) => services.AddSparkLayerOrderDisplay(Connection, section), new()
        {
            ["CustomerId"] = ("c-900", ["", " c-900"]),
            ["CopyMark"] = ("mirror", [" "]),
            ["OpenType"] = ("incoming", [" "]),
            ["SentType"] = ("complete", [" "]),
            ["CancelledType"] = ("CANCELLED", [" "]),
        }),
        Adapter<ShopifyWarehouseOptions>(static (services, section) => services.AddShopifyWarehouse(Connection, section), new()
        {
            ["Tags:0"] = ("B&Q", [" ", "one,two", "B2B"]),
            ["TakesStock"] = ("false", NoFlag),
            ["LocationId"] = ("gid://shopify/Location/2", ["2", "gid://shopify/Order/2"]),
            ["OmitPhone"] = ("true", NoFlag),
            ["StillWorkingFor"] = ("00:07:00", ["00:00:59", "2.00:00:00", "some"]),
        }),
        Adapter<ShopifyB2BOptions>(static (services, section) => services.AddShopifyB2B(Connection, section), new()
        {
            ["LocationId"] = ("gid://shopify/Location/2", ["2", "gid://shopify/Order/2", "gid://shopify/Location/"]),
            ["ReadsGroups"] = ("true", NoFlag),
        }),
        Client<ShopifyClientOptions>(static (services, section) => services.AddShopifyClient(Connection, section), new()
        {
            ["BaseAddress"] = ("https://acme.myshopify.com/admin/api/2026-10/", ["http://acme.myshopify.com/", "https://user:pw@acme.myshopify.com/", "acme", "https://["]),
            ["Shop"] = ("acme", ["ac me", "acme.example.com", "acme.myshopify.com/admin"]),
            ["ApiVersion"] = ("2026-01", ["2025-10", "2026-02", "unstable", "latest"]),
            ["AccessToken"] = ("token-of-an-app", ["two\nlines"]),
            ["ClientId"] = ("client", AnyText),
            ["ClientSecret"] = ("secret-of-an-app", ["", "two\nlines"]),
            ["TokenAddress"] = ("https://login.example.com/token", ["http://login.example.com/token", "https://user:pw@login.example.com/", "login", "https://["]),
            ["PageSize"] = ("50", ["0", "251", "many"]),
            ["LinesPageSize"] = ("50", ["0", "251", "many"]),
            ["PresentmentMoney"] = ("true", NoFlag),
            ["Overlap"] = ("00:05:00", ["-00:00:01", "2.00:00:00", "some"]),
            ["ResultHosts:0"] = ("*.storage.example.com", ["*", "https://files.example.com"]),
        }),
        Adapter<ShopifyStorefrontOptions>(static (services, section) => services.AddShopifyStorefront(Connection, section), new()
        {
            ["EveryOrder"] = ("true", NoFlag),
            ["PurchaseOrderAttribute"] = ("PO", AnyText),
            ["PurchaseOrderPattern"] = (@"PO (\S+)", ["(", "(?<=PO )\\d+"]),
            ["LocationId"] = ("gid://shopify/Location/1", ["1", "gid://shopify/Order/1"]),
            ["NotifiesCustomer"] = ("true", NoFlag),
            ["StillWorkingFor"] = ("00:07:00", ["-00:00:01", "2.00:00:00", "some"]),
        }),
        Adapter<ShopifyWebhookOptions>(static (services, section) => services.AddShopifyWebhooks(Connection, section), new()
        {
            ["Secret"] = ("secret-of-an-app", ["", "two\nlines"]),
            ["FormerSecret"] = ("former-secret-of-an-app", ["two\nlines"]),
            ["Window"] = ("05:00:00", ["00:00:01", "3.00:00:00", "long"]),
        }),
        Client<SparkLayerClientOptions>(static (services, section) => services.AddSparkLayerClient(Connection, section), new()
        {
            ["BaseAddress"] = ("https://test.app.sparklayer.io/", ["http://app.sparklayer.io/", "https://user:pw@app.sparklayer.io/", "api", "https://["]),
            ["SiteId"] = ("jones-climbing", ["", "two\nlines"]),
            ["ClientId"] = ("client", [""]),
            ["ClientSecret"] = ("secret-of-a-site", ["", "two\nlines"]),
            ["UserAgent"] = ("Acme", [" "]),
            ["PageSize"] = ("100", ["0", "251", "many"]),
            ["PurchasePageSize"] = ("100", ["0", "501", "many"]),
            ["PriceBatchSize"] = ("100", ["0", "10001", "many"]),
            ["StockBatchSize"] = ("100", ["0", "10001", "many"]),
            ["BatchPause"] = ("00:00:01", ["-00:00:01", "00:06:00", "some"]),
            ["CallsPerMinute"] = ("60", ["-1", "100001", "many"]),
            ["StockSkusMember"] = ("items", ["two\nlines"]),
            ["CustomerReadOnlyMembers:0"] = ("updated_by", [" "]),
            ["RepeatsBalance"] = ("true", NoFlag),
            ["Calls:carts.update"] = ("PUT api/v1/carts/{id}", ["api/v1/carts/{id}", "PUT api/v1/carts/{cart}", "FETCH api/v1/carts/{id}", ""]),
        }),
        Single<ConnectorHealthOptions>(static (services, section) => services.AddHealthChecks().AddConnectors(section), new()
        {
            ["PingAfter"] = ("00:00:00", ["-00:00:01", "soon"]),
            ["UnansweredFor"] = ("00:10:00", ["00:00:00", "long"]),
            ["HoldDegradedAfter"] = ("02:00:00", ["00:00:00", "long"]),
            ["HoldUnhealthyAfter"] = ("12:00:00", ["00:00:00", "long"]),
        }),
        Single<ConnectorGaugeOptions>(static (services, section) => services.AddConnectorGauges(section), new()
        {
            ["ReadEvery"] = ("00:01:00", ["00:00:00", "often"]),
        }),
        Single<SqliteFlowStoreOptions>(static (services, section) => services.AddSqliteFlowStore(section), new()
        {
            ["Path"] = ("flows.db", [" "]),
            ["SurvivesPowerLoss"] = ("false", NoFlag),
            ["OthersMayRead"] = ("true", NoFlag),
        }),
        Single<FlowRunnerOptions>(static (services, section) => services.AddConnectorFlows(section), new()
        {
            ["Worker"] = ("worker-1", [" "]),
            ["Runbooks"] = ("https://wiki.example.com/runbooks", ["", "runbooks", "ftp://wiki.example.com/", "https://wiki.example.com/?page="]),
            ["Concurrency"] = ("8", ["0", "few"]),
            ["Lease"] = ("00:03:00", ["00:00:00", "some"]),
            ["LeaseMargin"] = ("00:00:20", ["-00:00:01", "00:03:00", "some"]),
            ["EffectTimeLimit"] = ("00:04:00", ["00:00:00", "some"]),
            ["StopWithin"] = ("00:00:15", ["00:00:00", "some"]),
            ["SetAsideAfter"] = ("6", ["0", "often"]),
            ["UnservedAfter"] = ("00:45:00", ["00:00:00", "late"]),
            ["BaseBackoff"] = ("00:00:10", ["00:00:00", "01:00:00", "some"]),
            ["MaxBackoff"] = ("00:10:00", ["00:00:00", "some"]),
            ["Patience"] = ("7", ["0", "much"]),
            ["RefreshEvery"] = ("00:20:00", ["00:00:00", "often"]),
            ["IdleWait"] = ("00:00:02", ["00:00:00", "some"]),
            ["KnowledgeTimeLimit"] = ("00:00:08", ["00:00:00", "some"]),
            ["KeepClosedCases"] = ("400.00:00:00", ["00:00:00", "long"]),
            ["KeepJournalOfOpenCases"] = ("400.00:00:00", ["-1.00:00:00", "long"]),
            ["KeepHeardInputs"] = ("90.00:00:00", ["00:00:00", "long"]),
            ["KeepPersonalData"] = ("90.00:00:00", ["00:00:00", "long"]),
            ["KeepClearedExceptions"] = ("400.00:00:00", ["00:00:00", "long"]),
            ["PruneEvery"] = ("02:00:00", ["00:00:00", "often"]),
            ["PrunePortion"] = ("100", ["0", "few"]),
        }),
        Named<MarketplaceOrdersOptions>(Section, static (services, section) => services.AddMarketplaceOrders(section), new()
        {
            ["Routes:0:Marketplace"] = ("bq", ["", "b:q"]),
            ["Routes:0:Erp"] = ("bc", ["", "b:c"]),
            ["Routes:0:Warehouse"] = ("warehouse", ["", "ware:house"]),
            ["Routes:0:Display"] = ("b2b", ["", "b2:b"]),
            ["Routes:1:Marketplace"] = ("casto", ["", "cas:to"]),
            ["Routes:1:Erp"] = ("bc", ["", "b:c"]),
            ["Routes:1:Storefront"] = ("shop", ["", "sh:op"]),
            ["Acceptance"] = ("AfterErpDraft", ["Sometimes", "7"]),
            ["AcceptanceFallbackAt"] = ("0.4", ["-0.1", "1", "half"]),
            ["StockShort"] = ("Hold", ["Sometimes", "7"]),
            ["PriceDrop"] = ("Refuse", ["Sometimes", "7"]),
            ["PriceDropPercent"] = ("15", ["-1", "101", "much"]),
            ["WithoutPartialAcceptance"] = ("RefuseOrder", ["Sometimes", "7"]),
            ["AcceptanceWindow"] = ("2.00:00:00", ["00:00:00", "long"]),
            ["AcceptanceInWorkingTime"] = ("true", NoFlag),
            ["WarnAt"] = ("0.25", ["-0.1", "half"]),
            ["PageAt"] = ("0.9", ["0.1", "1.1", "late"]),
            ["PollEvery"] = ("00:15:00", ["00:00:00", "often"]),
            ["PollOverlap"] = ("00:20:00", ["-00:00:01", "some"]),
            ["SweepEvery"] = ("01:00:00", ["00:00:00", "often"]),
            ["LateReach"] = ("02:00:00", ["00:00:00", "far"]),
            ["ErpCheckEvery"] = ("02:00:00", ["00:00:00", "often"]),
            ["Posting"] = ("Ship", ["Sometimes"]),
            ["WithoutTracking"] = ("WhereNotNeeded", ["Sometimes", "7"]),
            ["ErpCarrier"] = ("DPD", AnyText),
            ["PostedWithin"] = ("2.00:00:00", ["00:00:00", "soon"]),
            ["Fees"] = ("ChargeLines", ["Sometimes"]),
            ["Rest"] = ("Automatic", ["Sometimes"]),
            ["RestAfter"] = ("06:00:00", ["-01:00:00", "later"]),
            ["RestRefundReason"] = ("17", [" "]),
            ["RestCancellationReason"] = ("35", [" "]),
            ["DispatchPollEvery"] = ("00:10:00", ["00:00:00", "often"]),
            ["ReferenceEvery"] = ("12:00:00", ["00:00:00", "often"]),
            ["ReferencesEvery"] = ("00:02:00", ["00:00:00", "often"]),
            ["ClockTolerance"] = ("00:01:00", ["00:00:00", "some"]),
            ["FirstPollReach"] = ("3.00:00:00", ["00:00:00", "far"]),
            ["ErpTotalTolerance"] = ("0.01", ["-0.01", "a penny"]),
            ["RecheckHolds"] = ("00:20:00", ["00:00:00", "often"]),
        }),
        Named<B2BOrdersOptions>(Section, static (services, section) => services.AddB2BOrders(section), new()
        {
            ["Routes:0:Store"] = ("trade", ["", "tra:de"]),
            ["Routes:0:Erp"] = ("bc", ["", "b:c"]),
            ["Routes:0:Warehouse"] = ("warehouse", ["", "ware:house"]),
            ["InvoicePayment"] = ("AsOnAccount", ["Sometimes", "7"]),
            ["InvoiceDwell"] = ("7.00:00:00", ["00:00:00", "long"]),
            ["DraftDwell"] = ("12:00:00", ["00:00:00", "long"]),
            ["Drafts"] = ("CompleteVerified", ["Sometimes", "7"]),
            ["MarksAsPaid"] = ("false", ["perhaps"]),
            ["Backorders"] = ("SendWhole", ["Whole"]),
            ["BackorderEvery"] = ("01:00:00", ["00:00:00", "often"]),
            ["PaidBackEvery"] = ("02:00:00", ["00:00:00", "often"]),
            ["UnpaidDwell"] = ("60.00:00:00", ["00:00:00", "long"]),
            ["CreditsRefunds"] = ("false", ["perhaps"]),
            ["NotRestockedLocation"] = ("L-1", AnyText),
            ["PackSource"] = ("BaseUnits", ["Sometimes", "7"]),
            ["PriceSource"] = ("ErpItems", ["Sometimes", "7"]),
            ["AccountCurrency"] = ("EUR", ["pounds"]),
            ["CarrierNames:DPD Local"] = ("DPD UK", AnyText),
            ["PollEvery"] = ("00:05:00", ["00:00:00", "often"]),
            ["PollOverlap"] = ("00:20:00", ["-00:00:01", "some"]),
            ["SweepEvery"] = ("02:00:00", ["00:00:00", "often"]),
            ["LateReach"] = ("02:00:00", ["00:00:00", "far"]),
            ["FirstPollReach"] = ("3.00:00:00", ["00:00:00", "far"]),
            ["DispatchPollEvery"] = ("00:10:00", ["00:00:00", "often"]),
            ["ErpCheckEvery"] = ("02:00:00", ["00:00:00", "often"]),
            ["Posting"] = ("Ship", ["Sometimes"]),
            ["PostedWithin"] = ("2.00:00:00", ["00:00:00", "soon"]),
            ["ErpTotalTolerance"] = ("0.01", ["-0.01", "a penny"]),
            ["RecheckHolds"] = ("00:20:00", ["00:00:00", "often"]),
            ["ClockTolerance"] = ("00:01:00", ["00:00:00", "some"]),
        }),
        Named<SettlementOptions>(Section, static (services, section) => services.AddSettlement(section), new()
        {
            ["Routes:0:Marketplace"] = ("bq", ["", "b:q"]),
            ["Routes:0:Erp"] = ("bc", ["", "b:c"]),
            ["Since"] = ("2026-11-01T00:00:00Z", ["lately"]),
            ["PollEvery"] = ("00:30:00", ["00:00:00", "often"]),
            ["Reach"] = ("20.00:00:00", ["00:00:00", "far"]),
            ["WaitsForPayout"] = ("true", NoFlag),
            ["Grouping"] = ("Account", ["Sometimes", "7"]),
            ["MostJournalLines"] = ("900", ["0", "many"]),
            ["Posts"] = ("true", NoFlag),
            ["WatchEvery"] = ("00:20:00", ["00:00:00", "often"]),
            ["PostedWithin"] = ("2.00:00:00", ["00:00:00", "soon"]),
            ["ReadAgainEvery"] = ("02:00:00", ["00:00:00", "often"]),
            ["CheckAgainAfter"] = ("3.00:00:00", ["00:00:00", "late"]),
            ["ChangesEvery"] = ("12:00:00", ["00:00:00", "often"]),
            ["KeepLinesFor"] = ("30.00:00:00", ["00:00:00", "long"]),
            ["TaxReturnIsByHand"] = ("true", NoFlag),
        }),
        Named<StockOptions>(Section, static (services, section) => services.AddStock(section), new()
        {
            ["Routes:0:Marketplace"] = ("bq", ["", "b:q"]),
            ["Routes:0:Erp"] = ("bc", ["", "b:c"]),
            ["Every"] = ("00:10:00", ["00:00:00", "often"]),
            ["MovedEvery"] = ("00:02:00", ["00:00:00", "often"]),
            ["SoldBetweenLooks"] = ("20.5", ["0", "few"]),
            ["ErpCallsPerDay"] = ("500", ["0", "few"]),
            ["SettlesWithin"] = ("00:02:00", ["-00:00:01", "soon"]),
            ["Locations:0"] = ("MAIN", [" "]),
            ["TotalIsSellable"] = ("true", NoFlag),
            ["UnitSystem"] = ("business-central", [" "]),
            ["Pool"] = ("Divided", ["Sometimes", "7", "Unspecified"]),
            ["MostInImport"] = ("500", ["0", "100001", "many"]),
            ["ImportPollEvery"] = ("00:02:00", ["00:00:00", "often"]),
            ["ImportWithin"] = ("02:00:00", ["00:00:00", "soon"]),
            ["RefusedAgainAfter"] = ("12:00:00", ["00:00:00", "late"]),
            ["CompareEvery"] = ("12:00:00", ["00:00:00", "often"]),
            ["ShownWithin"] = ("01:00:00", ["00:00:00", "soon"]),
            ["StaleAfter"] = ("04:00:00", ["00:00:00", "late"]),
        }),
        Named<AccountOptions>(Section, static (services, section) => services.AddAccounts(section), new()
        {
            ["Routes:0:Store"] = ("shop", ["", "b:q"]),
            ["Routes:0:Erp"] = ("bc", ["", "b:c"]),
            ["Every"] = ("00:10:00", ["00:00:00", "often"]),
            ["CompareEvery"] = ("12:00:00", ["00:00:00", "often"]),
            ["OrdersShowWithin"] = ("00:20:00", ["-00:00:01", "soon"]),
            ["Currency"] = ("EUR", ["gbp", "pounds"]),
            ["UnlimitedAs"] = ("250000", ["0", "much"]),
            ["UnlimitedGroups:0"] = ("key-accounts", [" "]),
            ["SwitchesLoginsOff"] = ("true", NoFlag),
            ["StoreAllowsOverLimit"] = ("true", NoFlag),
            ["MostAtOnce"] = ("500", ["0", "10001", "many"]),
            ["RefusedAgainAfter"] = ("12:00:00", ["00:00:00", "late"]),
            ["DriftShownFor"] = ("12:00:00", ["00:00:00", "long"]),
            ["StaleAfter"] = ("04:00:00", ["00:00:00", "late"]),
        }),
        Named<PriceOptions>(Section, static (services, section) => services.AddPrices(section), new()
        {
            ["Routes:0:Marketplace"] = ("bq", ["", "b:q"]),
            ["Every"] = ("00:10:00", ["00:00:00", "often"]),
            ["Routes:0:Erp"] = ("bc", ["", "b:c"]),
            ["PricesIncludeTax"] = ("false", NoFlag),
            ["UnitSystem"] = ("business-central", [" "]),
            ["MostChange"] = ("0.25", ["0", "1001", "much"]),
            ["CorrectsEdits"] = ("true", NoFlag),
            ["ReplacesOthers"] = ("true", NoFlag),
            ["MostInImport"] = ("500", ["0", "100001", "many"]),
            ["ImportPollEvery"] = ("00:02:00", ["00:00:00", "often"]),
            ["ImportWithin"] = ("03:00:00", ["00:00:00", "soon"]),
            ["RefusedAgainAfter"] = ("12:00:00", ["00:00:00", "late"]),
            ["ShownWithin"] = ("02:00:00", ["00:00:00", "soon"]),
            ["StaleAfter"] = ("04:00:00", ["00:00:00", "late"]),
        }),
        Named<B2BPriceOptions>(Section, static (services, section) => services.AddB2BPrices(section), new()
        {
            ["Routes:0:Store"] = ("b2b", ["", "b:q"]),
            ["Routes:0:Erp"] = ("bc", ["", "b:c"]),
            ["Routes:0:ErpList"] = ("trade", [" "]),
            ["Every"] = ("00:10:00", ["00:00:00", "often"]),
            ["CompareEvery"] = ("12:00:00", ["00:00:00", "often"]),
            ["MostChange"] = ("0.25", ["0", "1001", "much"]),
            ["MostRemoved"] = ("0.1", ["-0.1", "1.1", "much"]),
            ["CorrectsEdits"] = ("true", NoFlag),
            ["ReplacesOthers"] = ("true", NoFlag),
            ["UnitSystem"] = ("business-central", [" "]),
            ["MostAtOnce"] = ("500", ["0", "100001", "many"]),
            ["RefusedAgainAfter"] = ("12:00:00", ["00:00:00", "late"]),
            ["StaleAfter"] = ("04:00:00", ["00:00:00", "late"]),
        }),
        Named<ReturnsOptions>(Section, static (services, section) => services.AddReturns(section), new()
        {
            ["Routes:0:Marketplace"] = ("bq", ["", "b:q"]),
            ["Routes:0:Erp"] = ("bc", ["", "b:c"]),
            ["PollEvery"] = ("00:10:00", ["00:00:00", "often"]),
            ["PollOverlap"] = ("00:05:00", ["-00:00:01", "some"]),
            ["FirstPollReach"] = ("3.00:00:00", ["00:00:00", "far"]),
            ["CheckEvery"] = ("02:00:00", ["00:00:00", "often"]),
            ["StatusSystem"] = ("other", [" "]),
            ["Consents"] = ("true", NoFlag),
            ["ConsentWithin"] = ("12:00:00", ["00:00:00", "soon"]),
            ["DraftsEarly"] = ("false", NoFlag),
            ["MarketplaceTellsReceipt"] = ("false", NoFlag),
            ["WaitsForInspection"] = ("true", NoFlag),
            ["PostingTellsReceipt"] = ("true", NoFlag),
            ["TellsMarketplace"] = ("false", NoFlag),
            ["CreditDamaged"] = ("false", NoFlag),
            ["CreditNotCompliant"] = ("true", NoFlag),
            ["Delivery"] = ("Always", ["Sometimes", "7", "Unspecified"]),
            ["QuarantineLocation"] = ("6d1f5b0e-9b0a-4b7e-8f0e-2f6a1f0c3b11", [" "]),
            ["Posts"] = ("false", NoFlag),
            ["TotalTolerance"] = ("0.05", ["-0.01", "a penny"]),
            ["Refund"] = ("Drafted", ["Sometimes", "7", "Unspecified"]),
            ["RefundReason"] = ("17", [" "]),
            ["RefundWithin"] = ("10.00:00:00", ["00:00:00", "soon"]),
            ["RefundAgainAfter"] = ("02:00:00", ["00:00:00", "late"]),
            ["ErpAgainAfter"] = ("02:00:00", ["00:00:00", "late"]),
            ["PostedWithin"] = ("1.00:00:00", ["00:00:00", "late"]),
            ["WarnAt"] = ("0.4", ["-0.1", "1.1", "half"]),
            ["PageAt"] = ("0.8", ["0.3", "1.1", "late"]),
        }),
        Single<ConnectorTablesOptions>(static (services, section) => services.AddConnectorTables(section), new()
        {
            ["Folder"] = (Path.Combine(Product.Root, "samples", "tables", "bq-uk"), AnyText),
            ["Files:unit-aliases"] = (Path.Combine(Product.Root, "samples", "tables", "bq-uk", "unit-aliases.csv"), AnyText),
            ["Separator"] = (",", ["|", ";;"]),
            ["CheckEvery"] = ("00:00:00", ["-00:00:01", "often"]),
            ["SettleTime"] = ("00:00:01", ["-00:00:01", "some"]),
            ["MaxFileBytes"] = ("1000000", ["0", "much"]),
            ["MaxRows"] = ("90000", ["0", "many"]),
            ["MaxErrors"] = ("90", ["0", "many"]),
        }),
    ];

    public static IEnumerable<Type> TypesInPackages => Product.PublicTypes
        .Where(static type => type.Name.EndsWith("Options", StringComparison.Ordinal) && !type.Assembly.GetName().Name!.EndsWith("Simulators", StringComparison.Ordinal))
        .Except(InCodeOnly.Keys);

    /// <summary>The keys that a section can set, as paths below it; an entry of a list or map stands for all.</summary>
    public static IEnumerable<string> KeysOf(Type type, string before = "")
    {
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(static p => p.PropertyType != typeof(TimeProvider) && !typeof(Delegate).IsAssignableFrom(p.PropertyType)))
        {
            var key = before + property.Name;
            var value = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
            if (value == typeof(string) || value == typeof(Uri) || value.IsPrimitive || value.IsEnum || value == typeof(TimeSpan) || value == typeof(Guid) || value == typeof(decimal))
                yield return key;
            else if (value.IsGenericType && value.GetGenericTypeDefinition() == typeof(IDictionary<,>) && value.GetGenericArguments() is [var by, var entry])
                foreach (var inner in by != typeof(string) ? [key + ":(no text)"] : entry == typeof(string) ? [key + ":*"] : KeysOf(entry, key + ":*:"))
                    yield return inner;
            else if (value == typeof(IList<string>))
                yield return key + ":*";
            else if (value.IsGenericType && value.GetGenericTypeDefinition() == typeof(IList<>))
                foreach (var inner in KeysOf(value.GetGenericArguments()[0], key + ":*:"))
                    yield return inner;
            else if (value.IsClass && !typeof(IEnumerable).IsAssignableFrom(value) && !typeof(Delegate).IsAssignableFrom(value))
                foreach (var inner in KeysOf(value, key + ":"))
                    yield return inner;
            else
                yield return $"{key} is a {value.Name}, which is neither text nor a primitive";
        }
    }

    private static Subject Client<T>(Action<IServiceCollection, IConfigurationSection> add, Dictionary<string, (string Right, string[] Wrong)> keys)
        where T : class, new() => Named<T>(Connection, add, new(keys.Concat(Resilience)));

    private static Subject Adapter<T>(Action<IServiceCollection, IConfigurationSection> add, Dictionary<string, (string Right, string[] Wrong)> keys)
        where T : class, new() => Named<T>(Connection, add, keys);

    private static Subject Named<T>(string name, Action<IServiceCollection, IConfigurationSection> add, Dictionary<string, (string Right, string[] Wrong)> keys)
        where T : class, new() => new(typeof(T), add, provider => provider.GetRequiredService<IOptionsMonitor<T>>().Get(name), keys);

    private static Subject Single<T>(Action<IServiceCollection, IConfigurationSection> add, Dictionary<string, (string Right, string[] Wrong)> keys)
        where T : class, new() => new(typeof(T), add, static provider => provider.GetRequiredService<IOptions<T>>().Value, keys);

    internal sealed record Subject(
        Type Type,
        Action<IServiceCollection, IConfigurationSection> Add,
        Func<IServiceProvider, object> Read,
        Dictionary<string, (string Right, string[] Wrong)> Keys)
    {
        public IConfigurationSection Configured(string? key = null, string? text = null) => new ConfigurationBuilder()
            .AddInMemoryCollection(Keys.Select(entry => KeyValuePair.Create<string, string?>($"{Section}:{entry.Key}", entry.Key == key ? text : entry.Value.Right)))
            .Build()
            .GetSection(Section);

        /// <summary>What options hold at a key, as text.</summary>
        public static string? At(object? holder, string key)
        {
            foreach (var step in key.Split(':'))
            {
                holder = holder switch
                {
                    null => null,
                    IList list => int.TryParse(step, CultureInfo.InvariantCulture, out var index) && list.Count > index ? list[index] is string ? list[^(index + 1)] : list[index] : null, // texts may stand behind those of a default
                    IDictionary map => map.Contains(step) ? map[step] : null,
                    _ => holder.GetType().GetProperty(step)!.GetValue(holder),
                };
            }

            return holder is null ? null : Convert.ToString(holder, CultureInfo.InvariantCulture);
        }
    }
}
