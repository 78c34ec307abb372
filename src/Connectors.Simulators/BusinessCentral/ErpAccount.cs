namespace Connectors.Simulators.BusinessCentral;

/// <summary>An account of the general ledger.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Name">Its name for people.</param>
/// <param name="Category">The word for the part of the accounts it belongs to.</param>
internal sealed record ErpAccount(string Number, string Name, string Category)
{
    /// <summary>The word for what it is for.</summary>
    public string Type { get; init; } = "Posting";

    public bool IsBlocked { get; set; }

    public bool DirectPosting { get; init; } = true;
}
