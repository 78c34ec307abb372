using Connectors.Domain.Ports;
using Connectors.Http;

namespace Connectors.SparkLayer;

/// <summary>
/// The operations that this client calls, as data. The vendor has no codes of its own: they are named resource and verb. How sure each is stands in
/// <c>docs/sparklayer.md</c>; <see cref="SparkLayerClientOptions.Calls"/> corrects one.
/// </summary>
public static class SparkLayerOperations
{
    internal const string SystemName = "sparklayer";

    /// <summary><c>GET api/v2/price-lists</c>, in pages.</summary>
    public static Operation ListPriceLists { get; } = Make("price-lists.list", HttpMethod.Get, "api/v2/price-lists", RetrySafety.Read);

    /// <summary><c>GET api/v1/price-lists</c>, all at once.</summary>
    public static Operation ListAllPriceLists { get; } = Make("price-lists.list-all", HttpMethod.Get, "api/v1/price-lists", RetrySafety.Read);

    /// <summary><c>GET api/v1/price-lists/{slug}</c>.</summary>
    public static Operation GetPriceList { get; } = Make("price-lists.get", HttpMethod.Get, "api/v1/price-lists/{slug}", RetrySafety.Read);

    /// <summary><c>POST api/v1/price-lists</c>. Look it up by its slug, which is unique.</summary>
    public static Operation CreatePriceList { get; } = Make("price-lists.create", HttpMethod.Post, "api/v1/price-lists", RetrySafety.Create);

    /// <summary><c>PATCH api/v1/price-lists/{slug}</c>.</summary>
    public static Operation UpdatePriceList { get; } = Make("price-lists.update", HttpMethod.Patch, "api/v1/price-lists/{slug}", RetrySafety.SafeRepeat);

    /// <summary><c>DELETE api/v1/price-lists/{slug}</c>. A repeat could meet a list that was made anew.</summary>
    public static Operation DeletePriceList { get; } = Make("price-lists.delete", HttpMethod.Delete, "api/v1/price-lists/{slug}", RetrySafety.Act);

    /// <summary><c>GET api/v1/price-lists/{slug}/pricing</c>; 204 or 404 is no price.</summary>
    public static Operation ListPrices { get; } = Make("prices.list", HttpMethod.Get, "api/v1/price-lists/{slug}/pricing", RetrySafety.Read);

    /// <summary><c>PATCH api/v1/price-lists/{slug}/pricing</c>: replaces all prices of each SKU that is named. 409 means that another update runs.</summary>
    public static Operation UpdatePrices { get; } = Make("prices.update", HttpMethod.Patch, "api/v1/price-lists/{slug}/pricing", RetrySafety.SafeRepeat) with { ConflictMeans = FailureKind.NotExecuted };

    /// <summary><c>DELETE api/v1/price-lists/{slug}/pricing</c>: no SKU of the list has a price afterwards.</summary>
    public static Operation DeletePrices { get; } = Make("prices.delete", HttpMethod.Delete, "api/v1/price-lists/{slug}/pricing", RetrySafety.SafeRepeat) with { ConflictMeans = FailureKind.NotExecuted };

    /// <summary><c>PATCH api/v1/batch-update-pricing</c>: the same over several lists. 404 means that one of them is unknown.</summary>
    public static Operation UpdatePricesOfLists { get; } =
        Make("prices.update-lists", HttpMethod.Patch, "api/v1/batch-update-pricing", RetrySafety.SafeRepeat) with { ConflictMeans = FailureKind.NotExecuted, NotFoundMeans = FailureKind.NotFound };

    /// <summary><c>GET api/v1/pricing/{sku}</c>.</summary>
    public static Operation GetPricesOfSku { get; } = Make("prices.of-sku", HttpMethod.Get, "api/v1/pricing/{sku}", RetrySafety.Read);

    /// <summary><c>PATCH api/v1/pricing/{sku}</c>: replaces the prices of a SKU on each list that is named.</summary>
    public static Operation UpdatePricesOfSku { get; } = Make("prices.update-sku", HttpMethod.Patch, "api/v1/pricing/{sku}", RetrySafety.SafeRepeat) with { ConflictMeans = FailureKind.NotExecuted };

    /// <summary><c>POST api/v1/fetch-customer-pricing</c>: what a customer pays. 404 means the customer.</summary>
    public static Operation GetCustomerPrices { get; } = Make("prices.of-customer", HttpMethod.Post, "api/v1/fetch-customer-pricing", RetrySafety.Read) with { NotFoundMeans = FailureKind.NotFound };

    /// <summary><c>POST api/v1/batch-fetch-stock</c>.</summary>
    public static Operation GetStock { get; } = Make("stock.get", HttpMethod.Post, "api/v1/batch-fetch-stock", RetrySafety.Read);

    /// <summary><c>POST api/v1/batch-update-stock</c>: overwrites each pair of SKU and location.</summary>
    public static Operation UpdateStock { get; } = Make("stock.update", HttpMethod.Post, "api/v1/batch-update-stock", RetrySafety.SafeRepeat);

    /// <summary><c>POST api/v1/batch-delete-stock</c>: no SKU that is named has a level afterwards.</summary>
    public static Operation DeleteStock { get; } = Make("stock.delete", HttpMethod.Post, "api/v1/batch-delete-stock", RetrySafety.SafeRepeat);

    /// <summary><c>GET api/v1/stock-locations</c>.</summary>
    public static Operation ListStockLocations { get; } = Make("stock-locations.list", HttpMethod.Get, "api/v1/stock-locations", RetrySafety.Read);

    /// <summary><c>POST api/v1/stock-locations</c>. Look it up by its external id.</summary>
    public static Operation CreateStockLocation { get; } = Make("stock-locations.create", HttpMethod.Post, "api/v1/stock-locations", RetrySafety.Create);

    /// <summary><c>GET api/v1/stock-locations/{id}</c>.</summary>
    public static Operation GetStockLocation { get; } = Make("stock-locations.get", HttpMethod.Get, "api/v1/stock-locations/{id}", RetrySafety.Read);

    /// <summary><c>PATCH api/v1/stock-locations/{id}</c>.</summary>
    public static Operation UpdateStockLocation { get; } = Make("stock-locations.update", HttpMethod.Patch, "api/v1/stock-locations/{id}", RetrySafety.SafeRepeat);

    /// <summary><c>DELETE api/v1/stock-locations/{id}</c>.</summary>
    public static Operation DeleteStockLocation { get; } = Make("stock-locations.delete", HttpMethod.Delete, "api/v1/stock-locations/{id}", RetrySafety.Act);

    /// <summary><c>GET api/v2/customers/{lookupBy}/{identifier}</c>.</summary>
    public static Operation GetCustomer { get; } = Make("customers.get", HttpMethod.Get, "api/v2/customers/{lookupBy}/{identifier}", RetrySafety.Read);

    /// <summary><c>PUT api/v2/customers/{lookupBy}/{identifier}</c>: creates or replaces the whole customer. 409 means that another has its e-mail address or external id.</summary>
    public static Operation PutCustomer { get; } = Make("customers.put", HttpMethod.Put, "api/v2/customers/{lookupBy}/{identifier}", RetrySafety.SafeRepeat);

    /// <summary><c>PATCH api/v2/customers/{lookupBy}/{identifier}</c>.</summary>
    public static Operation PatchCustomer { get; } = Make("customers.patch", HttpMethod.Patch, "api/v2/customers/{lookupBy}/{identifier}", RetrySafety.SafeRepeat);

    /// <summary><c>DELETE api/v2/customers/{lookupBy}/{identifier}</c>. An e-mail address may belong to another at once, so a repeat could meet that one.</summary>
    public static Operation DeleteCustomer { get; } = Make("customers.delete", HttpMethod.Delete, "api/v2/customers/{lookupBy}/{identifier}", RetrySafety.Act);

    /// <summary><c>DELETE api/v2/customers/{lookupBy}/{identifier}/addresses/{address}</c>.</summary>
    public static Operation DeleteCustomerAddress { get; } = Make("customers.delete-address", HttpMethod.Delete, "api/v2/customers/{lookupBy}/{identifier}/addresses/{address}", RetrySafety.Act);

    /// <summary><c>GET api/v1/customers/{id}/order-stats</c>.</summary>
    public static Operation GetOrderStatistics { get; } = Make("customers.order-stats", HttpMethod.Get, "api/v1/customers/{id}/order-stats", RetrySafety.Read);

    /// <summary><c>POST api/v1/customers</c>, the older way. Look the customer up by its e-mail address.</summary>
    public static Operation CreateCustomer { get; } = Make("customers-v1.create", HttpMethod.Post, "api/v1/customers", RetrySafety.Create);

    /// <summary><c>PATCH api/v1/customers/{id}</c>, the older way.</summary>
    public static Operation UpdateCustomer { get; } = Make("customers-v1.update", HttpMethod.Patch, "api/v1/customers/{id}", RetrySafety.SafeRepeat);

    /// <summary><c>DELETE api/v1/customers/{lookupBy}/{id}</c>, the older way.</summary>
    public static Operation DeleteCustomerOfVersion1 { get; } = Make("customers-v1.delete", HttpMethod.Delete, "api/v1/customers/{lookupBy}/{id}", RetrySafety.Act);

    /// <summary><c>GET api/v1/purchases</c>, in pages.</summary>
    public static Operation ListPurchases { get; } = Make("purchases.list", HttpMethod.Get, "api/v1/purchases", RetrySafety.Read);

    /// <summary><c>GET api/v1/purchases/{lookupBy}/{identifier}</c>.</summary>
    public static Operation GetPurchase { get; } = Make("purchases.get", HttpMethod.Get, "api/v1/purchases/{lookupBy}/{identifier}", RetrySafety.Read);

    /// <summary><c>PUT api/v1/purchases/{lookupBy}/{identifier}</c>: creates or replaces the whole purchase.</summary>
    public static Operation PutPurchase { get; } = Make("purchases.put", HttpMethod.Put, "api/v1/purchases/{lookupBy}/{identifier}", RetrySafety.SafeRepeat);

    /// <summary><c>GET api/v1/purchases/{lookupBy}/{identifier}/transactions</c>.</summary>
    public static Operation ListTransactions { get; } = Make("purchases.transactions", HttpMethod.Get, "api/v1/purchases/{lookupBy}/{identifier}/transactions", RetrySafety.Read);

    /// <summary><c>PUT api/v1/purchases/{lookupBy}/{identifier}/transactions</c>: the transaction is known by its id on the platform.</summary>
    public static Operation PutTransaction { get; } = Make("purchases.put-transaction", HttpMethod.Put, "api/v1/purchases/{lookupBy}/{identifier}/transactions", RetrySafety.SafeRepeat);

    /// <summary><c>GET api/v1/purchases/{lookupBy}/{identifier}/history</c>.</summary>
    public static Operation ListHistory { get; } = Make("purchases.history", HttpMethod.Get, "api/v1/purchases/{lookupBy}/{identifier}/history", RetrySafety.Read);

    /// <summary><c>POST api/v1/carts</c>. No look-up is known: an empty cart that nobody knows places nothing and ends by itself. 404 means the customer.</summary>
    public static Operation CreateCart { get; } = Make("carts.create", HttpMethod.Post, "api/v1/carts", RetrySafety.Create) with { NotFoundMeans = FailureKind.NotFound };

    /// <summary><c>GET api/v1/carts/{id}</c>.</summary>
    public static Operation GetCart { get; } = Make("carts.get", HttpMethod.Get, "api/v1/carts/{id}", RetrySafety.Read);

    /// <summary><c>PATCH api/v1/carts/{id}</c>. Nobody says whether lines are set or added, so that a repeat is never blind.</summary>
    public static Operation UpdateCart { get; } = Make("carts.update", HttpMethod.Patch, "api/v1/carts/{id}", RetrySafety.Act);

    /// <summary><c>POST api/v1/carts/{id}/calculate</c>: works totals out and places nothing.</summary>
    public static Operation CalculateCart { get; } = Make("carts.calculate", HttpMethod.Post, "api/v1/carts/{id}/calculate", RetrySafety.SafeRepeat);

    /// <summary><c>POST api/v1/carts/{id}/complete</c>: places the order and ends the cart, so that a second call is a 404. Look for the purchase.</summary>
    public static Operation CompleteCart { get; } = Make("carts.complete", HttpMethod.Post, "api/v1/carts/{id}/complete", RetrySafety.Act);

    /// <summary><c>POST api/v1/files</c>. No look-up is known: a second file is a copy that nothing names.</summary>
    public static Operation UploadFile { get; } = Make("files.upload", HttpMethod.Post, "api/v1/files", RetrySafety.Create);

    /// <summary><c>POST api/v1/sync-logs</c>. No look-up is known: a second entry is shown twice.</summary>
    public static Operation ReportSync { get; } = Make("sync-log.report", HttpMethod.Post, "api/v1/sync-logs", RetrySafety.Create);

    /// <summary><c>POST api/v1/products</c>, for platforms without an integration. Look it up by its id.</summary>
    public static Operation CreateProduct { get; } = Make("products.create", HttpMethod.Post, "api/v1/products", RetrySafety.Create);

    /// <summary><c>GET api/v1/products/{id}</c>.</summary>
    public static Operation GetProduct { get; } = Make("products.get", HttpMethod.Get, "api/v1/products/{id}", RetrySafety.Read);

    /// <summary><c>PATCH api/v1/products/{id}</c>.</summary>
    public static Operation UpdateProduct { get; } = Make("products.update", HttpMethod.Patch, "api/v1/products/{id}", RetrySafety.SafeRepeat);

    /// <summary><c>GET api/v1/variants/{id}</c>.</summary>
    public static Operation GetVariant { get; } = Make("variants.get", HttpMethod.Get, "api/v1/variants/{id}", RetrySafety.Read);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Operation> All => Every.Operation;

    private static Operation Make(string code, HttpMethod method, string path, RetrySafety repeat) => new()
    {
        System = SystemName,
        Code = code,
        Method = method,
        Path = path,
        RetrySafety = repeat,
        Group = repeat == RetrySafety.Read ? $"read {code.Split('.')[0]}" : code,
        Budget = "site",
        // What names nothing cannot be missing: then it is the operation that is not there.
        NotFoundMeans = path.Contains('{', StringComparison.Ordinal) ? FailureKind.NotFound : FailureKind.NotAvailable,
    };

    /// <summary>Apart, because it is made of the properties above.</summary>
    private static class Every
    {
        public static readonly IReadOnlyList<Operation> Operation =
        [
            ListPriceLists, ListAllPriceLists, GetPriceList, CreatePriceList, UpdatePriceList, DeletePriceList,
            ListPrices, UpdatePrices, DeletePrices, UpdatePricesOfLists, GetPricesOfSku, UpdatePricesOfSku, GetCustomerPrices,
            GetStock, UpdateStock, DeleteStock, ListStockLocations, CreateStockLocation, GetStockLocation, UpdateStockLocation, DeleteStockLocation,
            GetCustomer, PutCustomer, PatchCustomer, DeleteCustomer, DeleteCustomerAddress, GetOrderStatistics, CreateCustomer, UpdateCustomer, DeleteCustomerOfVersion1,
            ListPurchases, GetPurchase, PutPurchase, ListTransactions, PutTransaction, ListHistory,
            CreateCart, GetCart, UpdateCart, CalculateCart, CompleteCart,
            UploadFile, ReportSync, CreateProduct, GetProduct, UpdateProduct, GetVariant,
        ];
    }
}
