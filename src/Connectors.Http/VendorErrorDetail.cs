namespace Connectors.Http;

/// <summary>One error among those a vendor reported.</summary>
/// <param name="Code">The vendor's code; null when it gave none.</param>
/// <param name="Field">The field or item it is about; null when it did not say.</param>
/// <param name="Message">The vendor's text, which may quote what was sent.</param>
public sealed record VendorErrorDetail(string? Code, string? Field, string? Message)
{
    /// <summary>Shows code and field, never the vendor's text.</summary>
    public override string ToString() => $"VendorErrorDetail {{ Code = {Code}, Field = {Field} }}";
}
