namespace Connectors.Shopify.Models;

/// <summary>On what terms an order is paid.</summary>
/// <remarks>Value equality does not look into the lists.</remarks>
public sealed record PaymentTerms
{
    /// <summary>The vendor's global id.</summary>
    public required string Id { get; init; }

    /// <summary>Their name: <c>Net 30</c>. Empty when not given.</summary>
    public string PaymentTermsName { get => field ?? string.Empty; init; }

    /// <summary>What the due date goes by.</summary>
    public PaymentTermsType PaymentTermsType { get; init; }

    /// <summary>Days; null where the terms count none.</summary>
    public int? DueInDays { get; init; }

    /// <summary>Whether it is late.</summary>
    public bool Overdue { get; init; }

    /// <summary>What is due when. Never null.</summary>
    public Connection<PaymentSchedule> PaymentSchedules { get => field ?? Connection<PaymentSchedule>.Empty; init; }

    /// <summary>Names it and none of its content, which may be personal data.</summary>
    public override string ToString() => $"PaymentTerms {Id} {PaymentTermsType}";
}
