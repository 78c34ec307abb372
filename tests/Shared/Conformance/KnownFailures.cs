namespace Connectors.Testing;

/// <summary>
/// Every conformance check that fails today and is not small to mend, in one list. It is strict: a check that passes although it stands here fails the run, and so
/// does an entry that names no check. Take entries off as their causes go.
/// </summary>
internal static class KnownFailures
{
    private const string Foreign404 = "mir-03: a 404 without the vendor's own error body counts as the vendor's not found";
    private const string Foreign403 = "mir-03: a 403 without the vendor's own error body counts as a refused sign-in";
    private const string Redirect = "a 3xx without the vendor's own error body counts as the vendor's no";

    private const string PageAsDone = "mir-02: a page with 200 counts as success where no body is promised";
    private const string PageAsFile = "mir-13: a page with 200 is handed out as the file";

    private static readonly (string Suite, string Check, string Reason)[] All =
    [
        ("mirakl operations", "*: a foreign 404 is no refusal", Foreign404),
        ("mirakl operations", "*: a foreign 403 is no refusal", Foreign403),
        ("mirakl operations", "*: a redirect is not followed and leaves the outcome open", Redirect),
        ("mirakl operations", "AcceptOrder OR21: a page with 200 is no answer", PageAsDone),
        ("mirakl operations", "SetTracking OR23: a page with 200 is no answer", PageAsDone),
        ("mirakl operations", "ShipOrder OR24: a page with 200 is no answer", PageAsDone),
        ("mirakl operations", "CancelOrder OR29: a page with 200 is no answer", PageAsDone),
        ("mirakl operations", "ResolveIncident OR64: a page with 200 is no answer", PageAsDone),
        ("mirakl operations", "CheckHealth*: a page with 200 is no answer", PageAsDone),
        ("mirakl operations", "DeleteOrderDocument*: a page with 200 is no answer", PageAsDone),
        ("mirakl operations", "DeleteShopDocument*: a page with 200 is no answer", PageAsDone),
        ("mirakl operations", "CreatePromotion*: a page with 200 is no answer", PageAsDone),
        ("mirakl operations", "UpdatePromotion PR04: a page with 200 is no answer", PageAsDone),
        ("mirakl operations", "Download*: a page with 200 is no answer", PageAsFile),
        ("mirakl operations", "GetNewProductReport P45: a page with 200 is no answer", PageAsFile),
        ("mirakl operations", "GetOfferImportErrors OF03: a page with 200 is no answer", PageAsFile),
        ("mirakl operations", "GetPriceImportErrors PRI03: a page with 200 is no answer", PageAsFile),
        ("mirakl operations", "GetProductImportErrors P44: a page with 200 is no answer", PageAsFile),
        ("mirakl operations", "GetProductTransformationErrors P47: a page with 200 is no answer", PageAsFile),
        ("mirakl operations", "GetStockImportErrors STO03: a page with 200 is no answer", PageAsFile),
        ("mirakl operations", "GetTransformedProducts P46: a page with 200 is no answer", PageAsFile),
        ("business central operations", "*: a foreign 404 is no refusal", Foreign404),
        ("business central operations", "*: a foreign 403 is no refusal", Foreign403),
        ("business central operations", "*: a redirect is not followed and leaves the outcome open", Redirect),
        ("business central operations", "DeleteSalesOrder salesOrders.delete: a page with 200 is no answer", "bc-10: a page with 200 counts as success where no body is promised"),
        ("shipbob operations", "*: a foreign 404 is no refusal", Foreign404),
        ("shipbob operations", "*: a foreign 403 is no refusal", Foreign403),
        ("shipbob operations", "*: a redirect is not followed and leaves the outcome open", Redirect),
    ];

    public static IReadOnlyList<KnownFailure> Of(string suite) => [.. All.Where(k => k.Suite == suite).Select(static k => new KnownFailure(k.Check, k.Reason))];
}
