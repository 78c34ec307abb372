namespace Connectors.Domain.Payments;

/// <summary>The payment rules, in the order in which they are asked, and the words they are about.</summary>
/// <remarks>Value equality does not look into the lists.</remarks>
public sealed record PaymentTable
{
    /// <summary>Version that every decision is traced back to; not empty.</summary>
    public required string Version { get; init; }

    /// <summary>Who agreed to it, and when; null while nobody has.</summary>
    public PaymentApproval? Approval { get; init; }

    /// <summary>Where an order stands, by each origin's word: the one definition of which orders are live. Never null.</summary>
    public IReadOnlyList<StatusAlias<OrderStanding>> OrderStates { get => field ?? []; init; }

    /// <summary>How the buyer pays, by each origin's word. Never null.</summary>
    public IReadOnlyList<StatusAlias<PaymentTerms>> Methods { get => field ?? []; init; }

    /// <summary>Where the payment stands, by each origin's word. Never null.</summary>
    public IReadOnlyList<StatusAlias<PaymentStanding>> PaymentStates { get => field ?? []; init; }

    /// <summary>The rules, never null. What none of them decides is held.</summary>
    public IReadOnlyList<PaymentRule> Rules { get => field ?? []; init; }
}
