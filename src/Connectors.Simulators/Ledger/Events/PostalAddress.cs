namespace Connectors.Simulators.Ledger.Events;

/// <summary>Where goods go, as one side has it. What it does not have is null or empty.</summary>
/// <param name="Name">Whom they are for.</param>
/// <param name="Company">The company at the address.</param>
/// <param name="Line1">House and street.</param>
/// <param name="Line2">Second line.</param>
/// <param name="City">Town.</param>
/// <param name="State">County or state.</param>
/// <param name="PostCode">Post code.</param>
/// <param name="Country">ISO 3166-1, two letters.</param>
/// <param name="Phone">Telephone number.</param>
internal sealed record PostalAddress(string? Name, string? Company, string? Line1, string? Line2, string? City, string? State, string? PostCode, string? Country, string? Phone)
{
    /// <summary>Whether nothing of a place is said.</summary>
    public bool IsBlank => string.IsNullOrWhiteSpace(Line1) && string.IsNullOrWhiteSpace(City) && string.IsNullOrWhiteSpace(PostCode);
}
