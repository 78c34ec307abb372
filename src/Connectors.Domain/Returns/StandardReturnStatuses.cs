namespace Connectors.Domain.Returns;

/// <summary>The words that are known; a start for a table of one's own.</summary>
public static class StandardReturnStatuses
{
    /// <summary>Name of Mirakl in <see cref="Table"/>.</summary>
    public const string Mirakl = "mirakl";

    /// <summary>Mirakl's return states and findings on returned goods.</summary>
    public static ReturnStatusTable Table => new()
    {
        Version = "standard-1",
        Rows =
        [
            new(Mirakl, "WAITING_ACCEPTANCE", ReturnMeaning.AwaitsConsent),
            new(Mirakl, "REFUSED", ReturnMeaning.ConsentRefused),
            new(Mirakl, "IN_PROGRESS", ReturnMeaning.Authorised),
            new(Mirakl, "RECEIVED", ReturnMeaning.Received),
            new(Mirakl, "NO_RECEPTION", ReturnMeaning.NeverArrived),
            new(Mirakl, "CANCELED", ReturnMeaning.Cancelled),
            new(Mirakl, "CLOSED", ReturnMeaning.Done),
            new(Mirakl, "RETURN_NON_COMPLIANT_DAMAGED_PRODUCT", ReturnMeaning.GoodsDamaged),
            new(Mirakl, "RETURN_NON_COMPLIANT_WRONG_PRODUCT", ReturnMeaning.GoodsNotCompliant),
            new(Mirakl, "RETURN_NON_COMPLIANT_WINDOW_CLOSED", ReturnMeaning.GoodsNotCompliant),
            new(Mirakl, "RETURN_NON_COMPLIANT_OTHER", ReturnMeaning.GoodsNotCompliant),
            new(Mirakl, "RETURN_NON_COMPLIANT_MISSING_ITEM", ReturnMeaning.GoodsMissing),
        ],
    };
}
