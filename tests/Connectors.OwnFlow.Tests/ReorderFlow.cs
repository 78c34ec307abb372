namespace Connectors.OwnFlow.Tests;

// The block shows what it needs: its usings stand in it.
#pragma warning disable IDE0065
// snippet: own-flow
using System.Text.Json.Serialization;
using Connectors.Domain.Ports;
using Connectors.Domain.Values;
using Connectors.Flows.Engine;

/// <summary>A port of the host's own: the supplier from whom low stock is ordered.</summary>
public interface ISupplier
{
    Task<LookupResult<Purchase>> FindAsync(string reference, CancellationToken cancellationToken);

    Task<Purchase> OrderAsync(string reference, Sku sku, decimal quantity, SendPermit permit, CancellationToken cancellationToken);
}

public sealed record Purchase(string Number, Money Total);

public sealed record ReorderState(Sku Sku, decimal OnHand, int Orders, Purchase? Last, bool IsRefused);

[JsonPolymorphic(TypeDiscriminatorPropertyName = "is")]
[JsonDerivedType(typeof(StockCounted), "stock-counted")]
[JsonDerivedType(typeof(Ordered), "ordered")]
[JsonDerivedType(typeof(Refused), "refused")]
public abstract record ReorderInput
{
    public sealed record StockCounted(Sku Sku, decimal Quantity) : ReorderInput;

    public sealed record Ordered(Purchase Purchase) : ReorderInput;

    public sealed record Refused(string Why) : ReorderInput;
}

public sealed record ReorderEffect(string Reference, decimal Quantity);

[JsonSerializable(typeof(ReorderState))]
[JsonSerializable(typeof(ReorderInput))]
[JsonSerializable(typeof(ReorderEffect))]
public sealed partial class ReorderJson : JsonSerializerContext;

/// <summary>Orders fifty of a SKU from the supplier whenever fewer than ten are counted, each time once; one that is refused waits for the next count.</summary>
public sealed class ReorderFlow(ISupplier supplier)
    : Flow<ReorderState, ReorderInput, ReorderEffect>("reorder", ReorderJson.Default.ReorderState, ReorderJson.Default.ReorderInput, ReorderJson.Default.ReorderEffect)
{
    public InboxMessage Counted(Sku sku, decimal quantity, string countId) =>
        Message(new CaseId(Name, sku.Value), "supplier", countId, new ReorderInput.StockCounted(sku, quantity), Priority.StockDown);

    protected override Decision<ReorderState, ReorderEffect> Decide(CaseId caseId, ReorderState? state, ReorderInput? input, DateTimeOffset now)
    {
        var known = state ?? new ReorderState(new Sku(caseId.Key), 0, 0, null, false);
        known = input switch
        {
            ReorderInput.StockCounted counted => known with { OnHand = counted.Quantity, IsRefused = false },
            ReorderInput.Ordered ordered => known with { OnHand = known.OnHand + 50, Orders = known.Orders + 1, Last = ordered.Purchase },
            ReorderInput.Refused => known with { IsRefused = true },
            _ => known,
        };
        var stage = known.OnHand >= 10 ? "Enough" : known.IsRefused ? "Refused" : "Low";
        return new Decision<ReorderState, ReorderEffect>
        {
            State = known,
            Stage = stage,
            Effects = stage == "Low"
                ? [new PlannedEffect<ReorderEffect>("order", new ReorderEffect($"{caseId.Key}-{known.Orders + 1}", 50), RetrySafety.Create, Priority.Order)]
                : [],
            Notes = input is ReorderInput.Ordered done ? [new Note("reorder.ordered", $"purchase {done.Purchase.Number}")] : [],
        };
    }

    protected override async Task<EffectResult<ReorderInput>> RunAsync(
        CaseId caseId, ReorderState? state, ReorderEffect effect, EffectContext context, CancellationToken cancellationToken)
    {
        var once = await context.OnceAsync(
            ct => supplier.FindAsync(effect.Reference, ct),
            (permit, ct) => supplier.OrderAsync(effect.Reference, state!.Sku, effect.Quantity, permit, ct),
            "purchase",
            cancellationToken: cancellationToken);
        return new EffectResult<ReorderInput>(once is null ? null : new ReorderInput.Ordered(once.Value));
    }

    protected override ReorderInput Rejected(ReorderState? state, ReorderEffect effect, Rejection rejection) => new ReorderInput.Refused(rejection.Message);
}
// end
