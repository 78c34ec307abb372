namespace Connectors.Mirakl.Models;

/// <summary>Which document requests DR11 lists. What is null or empty does not filter; each list takes at most 100.</summary>
/// <remarks>Value equality does not look into lists.</remarks>
public sealed record DocumentRequestFilter
{
    /// <summary>One request.</summary>
    public string? Id { get; init; }

    /// <summary>One document, by number.</summary>
    public string? DocumentNumber { get; init; }

    /// <summary>States; never null.</summary>
    public IReadOnlyList<DocumentRequestState> States { get => field ?? []; init; }

    /// <summary>Kinds; never null.</summary>
    public IReadOnlyList<DocumentRequestType> Types { get => field ?? []; init; }

    /// <summary><c>OPERATOR</c> or <c>SHOP</c>: ask for <c>SHOP</c> to see what the seller has to issue. Never null.</summary>
    public IReadOnlyList<string> IssuerTypes { get => field ?? []; init; }

    /// <summary>What they bill; never null.</summary>
    public IReadOnlyList<DocumentRequestEntityType> EntityTypes { get => field ?? []; init; }

    /// <summary>Ids of what they bill; wants <see cref="EntityTypes"/>. Never null.</summary>
    public IReadOnlyList<string> EntityIds { get => field ?? []; init; }

    /// <summary>Made at or after this instant.</summary>
    public DateTimeOffset? CreatedFrom { get; init; }

    /// <summary>Made at or before this instant.</summary>
    public DateTimeOffset? CreatedTo { get; init; }

    /// <summary>Changed at or after this instant.</summary>
    public DateTimeOffset? UpdatedFrom { get; init; }

    /// <summary>Changed at or before this instant.</summary>
    public DateTimeOffset? UpdatedTo { get; init; }

    /// <summary>To be issued at or after this instant.</summary>
    public DateTimeOffset? IssuedFrom { get; init; }

    /// <summary>To be issued at or before this instant.</summary>
    public DateTimeOffset? IssuedTo { get; init; }

    /// <summary>One billing cycle.</summary>
    public string? BillingCycleId { get; init; }

    /// <summary>Of billing cycles at or after this instant.</summary>
    public DateTimeOffset? BillingCycleFrom { get; init; }

    /// <summary>Of billing cycles at or before this instant.</summary>
    public DateTimeOffset? BillingCycleTo { get; init; }

    /// <summary><c>PAID</c> or <c>PENDING</c>.</summary>
    public string? PaymentState { get; init; }
}
