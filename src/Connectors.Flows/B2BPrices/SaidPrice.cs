namespace Connectors.Flows.B2BPrices;

/// <summary>What a table, an ERP and real time say of a SKU on a list, and which of them counts.</summary>
/// <param name="Wanted">What it is to cost; null when nobody says anything.</param>
internal sealed record SaidPrice(WantedPrice? Wanted)
{
    /// <summary>Whether a word of real time counts because it is newer.</summary>
    public bool WordStands { get; init; }

    /// <summary>Whether a word of real time is overtaken: it is forgotten.</summary>
    public bool WordIsOvertaken { get; init; }

    /// <summary>Whether a word counts although nobody says which is newer.</summary>
    public bool IsUnsequenced { get; init; }

    /// <summary>Whether a word is in another currency than the list, and does not count.</summary>
    public bool IsOfOtherCurrency { get; init; }

    /// <summary>Whether the table is older than what was told: what it says, or lacks, is left alone.</summary>
    public bool IsOutdated { get; init; }
}
