using System.Collections.Frozen;
using BenchmarkDotNet.Attributes;
using Connectors.Benchmarks.Samples;
using Connectors.Domain.Documents;
using Connectors.Domain.Payments;

namespace Connectors.Benchmarks.Domain.Payments;

/// <summary>
/// The payment decision of an order, against one look-up of the same texts in a frozen dictionary: what a rule table would be
/// if every combination stood in it and case mattered.
/// </summary>
[MemoryDiagnoser]
public class PaymentRulesBenchmarks
{
    private const int Asked = 6;

    private readonly PaymentRules _rules = SampleTables.Payments();
    private readonly PaymentFacts[] _facts = new PaymentFacts[Asked];
    private FrozenDictionary<Texts, PaymentAction> _bare = FrozenDictionary<Texts, PaymentAction>.Empty;

    /// <summary>The first rules of an order's way are found at once; a cleared order asks several.</summary>
    [Params("WAITING_DEBIT", "SHIPPING")]
    public string OrderState { get; set; } = string.Empty;

    [GlobalSetup]
    public void SetUp()
    {
        var ways = (string[])["PAY_ON_ACCEPTANCE", "PAY_ON_SHIPMENT", "PAY_ON_DELIVERY", "NO_CUSTOMER_PAYMENT_CONFIRMATION", "PAY_ON_DUE_DATE", string.Empty];
        for (var i = 0; i < Asked; i++)
            _facts[i] = new PaymentFacts(Origin.Marketplace, ways[i], PaymentFacts.CanShip, OrderState, AccountState.Verified);
        string[] states = ["STAGING", "WAITING_ACCEPTANCE", "WAITING_DEBIT", "SHIPPING", "SHIPPED", "RECEIVED", "CLOSED", "REFUSED", "CANCELLED"];
        _bare = states
            .SelectMany(s => ways.SelectMany(w => new[] { PaymentFacts.CanShip, PaymentFacts.CannotShip }.Select(p => new PaymentFacts(Origin.Marketplace, w, p, s, AccountState.Verified))))
            .ToFrozenDictionary(static f => new Texts(f.Origin, f.Method, f.PaymentState, f.OrderState), f => _rules.Decide(f).Action);
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Asked)]
    public int BareDictionary()
    {
        var sum = 0;
        foreach (ref readonly var facts in _facts.AsSpan())
            sum += _bare.TryGetValue(new Texts(facts.Origin, facts.Method, facts.PaymentState, facts.OrderState), out var action) ? (int)action : 0;
        return sum;
    }

    [Benchmark(OperationsPerInvoke = Asked)]
    public int Decide()
    {
        var sum = 0;
        foreach (ref readonly var facts in _facts.AsSpan())
            sum += (int)_rules.Decide(facts).Action;
        return sum;
    }

    private readonly record struct Texts(Origin Origin, string Method, string PaymentState, string OrderState);
}
