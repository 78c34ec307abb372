using Connectors.Domain.Reasons;
using Connectors.Domain.Values;

namespace Connectors.Domain.Documents;

/// <summary>The document of a return as the ERP holds it: a draft at first, a credit note once it is posted.</summary>
/// <remarks>Value equality does not look into <see cref="Differences"/>.</remarks>
public sealed record ErpCreditNote
{
    /// <summary>The ERP's internal id of the document as it stands; posting may change it, where it makes another document.</summary>
    public required string Id { get; init; }

    /// <summary>The number people use; posting may change it.</summary>
    public required string Number { get; init; }

    /// <summary>Whether it is posted, by whomever. Nothing of it changes then.</summary>
    public bool IsPosted { get; init; }

    /// <summary>Whether it carries the mark of its return. One that does not yet was made by an attempt whose answer was lost, and <see cref="Ports.IErpReturns.FitReturnAsync"/> marks it.</summary>
    public bool IsMarked { get; init; }

    /// <summary>Total with tax, as the ERP computed it; null when the ERP did not say.</summary>
    public Money? Total { get; init; }

    /// <summary>Whether it was found without its lines, which could not be read: it is there, and what it holds is not known yet.</summary>
    public bool IsIncomplete { get; init; }

    /// <summary>What it holds otherwise than it is to hold: goods, quantities, prices, charges. Figures and codes only. Empty when nothing is. Never null.</summary>
    public IReadOnlyList<Fact> Differences { get => field ?? []; init => field = value is { Count: > 0 } ? value : null; }
}
