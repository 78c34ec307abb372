namespace Connectors.Mirakl.Models;

/// <summary>How an export of offers is written.</summary>
public enum OfferExportFormat
{
    /// <summary>As JSON: typed, with every price.</summary>
    Json,

    /// <summary>As CSV: one row an offer, one column a custom field and a price of a channel.</summary>
    Csv,
}
