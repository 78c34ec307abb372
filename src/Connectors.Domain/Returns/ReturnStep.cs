using System.Text.Json.Serialization;
using Connectors.Domain.Values;

namespace Connectors.Domain.Returns;

/// <summary>Something that happened to a return. Steps can be stored and replayed.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "is")]
[JsonDerivedType(typeof(GoodsReceived), "goods-received")]
[JsonDerivedType(typeof(CreditPosted), "credit-posted")]
[JsonDerivedType(typeof(RefundPaid), "refund-paid")]
[JsonDerivedType(typeof(PartRefunded), "part-refunded")]
[JsonDerivedType(typeof(Ended), "ended")]
public abstract record ReturnStep
{
    private ReturnStep()
    {
    }

    /// <summary>A parcel arrived.</summary>
    /// <param name="Receipt">What was in it.</param>
    public sealed record GoodsReceived(GoodsReceipt Receipt) : ReturnStep;

    /// <summary>The ERP posted a credit note.</summary>
    /// <param name="Number">Its number; not empty.</param>
    /// <param name="Policy">The policy it was made under.</param>
    /// <remarks>Value equality does not look into <see cref="Deductions"/>.</remarks>
    public sealed record CreditPosted(string Number, ReturnPolicy Policy) : ReturnStep
    {
        /// <summary>What was taken off it; never null.</summary>
        public IReadOnlyList<CreditDeduction> Deductions { get => field ?? []; init; }
    }


    /// <summary>The customer was paid back all that was still open.</summary>
    /// <param name="RefundId">The marketplace's id of the refund; not empty.</param>
    /// <param name="Amount">What was paid, tax included.</param>
    public sealed record RefundPaid(string RefundId, Money Amount) : ReturnStep;

    /// <summary>The customer was paid back a part, one of several payments.</summary>
    /// <param name="RefundId">The marketplace's id of the refund; not empty.</param>
    /// <param name="Amount">What was paid, tax included.</param>
    public sealed record PartRefunded(string RefundId, Money Amount) : ReturnStep;

    /// <summary>It ended without money.</summary>
    /// <param name="End">How.</param>
    public sealed record Ended(ReturnEnd End) : ReturnStep;
}
