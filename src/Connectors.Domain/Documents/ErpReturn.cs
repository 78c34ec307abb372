using Connectors.Domain.Values;

namespace Connectors.Domain.Documents;

/// <summary>
/// A return as the ERP is to book it: one document, known by its external number, that credits what came back of one invoice. It names what the document is to hold in the end, so
/// that asking twice books once.
/// </summary>
/// <remarks>Value equality does not look into the lists.</remarks>
public sealed record ErpReturn
{
    /// <summary>The mark by which the document is known; unlike that of every other return and order.</summary>
    public required string ExternalNumber { get; init; }

    /// <summary>The order in the ERP that the goods were sold with.</summary>
    public required ErpOrder Order { get; init; }

    /// <summary>The posted invoice that is credited.</summary>
    public required ErpInvoice Invoice { get; init; }

    /// <summary>What is credited of goods; never null.</summary>
    public IReadOnlyList<ErpReturnLine> Lines { get => field ?? []; init; }

    /// <summary>What is credited beside goods: delivery, goodwill. Never null.</summary>
    public IReadOnlyList<ErpReturnCharge> Charges { get => field ?? []; init; }

    /// <summary>What the customer gets back, tax included; the ERP's own total is compared with it.</summary>
    public required Money Total { get; init; }

    /// <summary>The day to post on; null for the one that the ERP gives the document.</summary>
    public DateOnly? PostingDate { get; init; }

    /// <summary>Numbers of documents of that invoice that a person said to be of something else; never null.</summary>
    public IReadOnlyList<string> OfOthers { get => field ?? []; init; }
}
