namespace Connectors.Flows.B2BPrices;

/// <summary>A <see cref="B2BPriceRoute"/> as it stands in configuration: names of connections.</summary>
public sealed class B2BPriceRouteOptions
{
    /// <summary>Whose price lists are kept, for example <c>b2b</c>.</summary>
    public string Store { get; set; } = string.Empty;

    /// <summary>Whose items say what SKUs cost on <see cref="ErpList"/>, for example <c>bc</c>; leave it out to go by the table.</summary>
    public string? Erp { get; set; }

    /// <summary>The price list of the store that the ERP's items fill, for example <c>trade</c>; leave it out without an ERP.</summary>
    public string? ErpList { get; set; }
}
