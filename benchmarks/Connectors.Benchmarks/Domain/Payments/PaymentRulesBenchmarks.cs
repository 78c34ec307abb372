using System.Collections.Frozen;
using BenchmarkDotNet.Attributes;
using Connectors.Benchmarks.Samples;
using Connectors.Domain.Documents;
using Connectors.Domain.Payments;

namespace Connectors.Benchmarks.Domain.Payments;

/// <summary>
/// The payment decision of an order, against one look-up of the same texts in a frozen dictionary: what a rule table would be
/// if every combination of them stood in it and case mattered.
/// </summary>
[MemoryDiagnoser]
public class PaymentRulesBenchmarks
{
    private const int Asked = 16;

    private readonly PaymentRules _rules = SampleTables.Payments();
    private readonly PaymentFacts[] _facts = new PaymentFacts[Asked];
    private FrozenDictionary<Texts, PaymentAction> _bare = FrozenDictionary<Texts, PaymentAction>.Empty;

    [Params(Origin.Marketplace, Origin.B2B)]
    public Origin Origin { get; set; }

    [GlobalSetup]
    public void SetUp()
    {
        var table = StandardPaymentTable.Create();
        PaymentFacts[] known =
        [
            .. from state in table.OrderStates
               where state.Origin == Origin
               from method in table.Methods
               where method.Origin == Origin
               from payment in table.PaymentStates
               where payment.Origin == Origin
               select new PaymentFacts(Origin, method.Word, payment.Word, state.Word, AccountState.Verified),
        ];
        _bare = known.ToFrozenDictionary(static f => new Texts(f.Origin, f.Method, f.PaymentState, f.OrderState), f => _rules.Decide(f).Action);
        for (var i = 0; i < Asked; i++)
            _facts[i] = known[i * known.Length / Asked];
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

    private readonly record struct Texts(Origin From, string Method, string PaymentState, string OrderState);
}
