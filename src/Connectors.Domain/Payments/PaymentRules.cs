using System.Globalization;
using Connectors.Domain.Documents;
using Connectors.Domain.Reasons;

namespace Connectors.Domain.Payments;

/// <summary>Decides whether an order may go on as far as its payment is concerned. Every input has an answer: what the table does not know is held. Immutable and thread-safe.</summary>
/// <remarks>
/// Decisions that a rule makes do not allocate. Whatever the rules say, a word the table does not have never passes, and <see cref="Compile"/> refuses a table
/// that would release an order that is not live, that is on a blocked account, that is prepaid and not paid, or on account without a credit decision.
/// </remarks>
public sealed class PaymentRules
{
    /// <summary>Rule id of the answer to facts that no rule knows.</summary>
    public const string UnknownRuleId = "unknown";

    private const string TableName = "payments";

    private readonly StatusAliases<OrderStanding> _orderStates;
    private readonly StatusAliases<PaymentTerms> _methods;
    private readonly StatusAliases<PaymentStanding> _paymentStates;

    /// <summary>The decision of every case, by <see cref="PaymentCase.Index"/>; null where no rule decides.</summary>
    private readonly PaymentDecision?[] _decisions;

    private PaymentRules(PaymentTable table, int[] deciders)
    {
        Version = table.Version;
        Approval = table.Approval;
        _orderStates = new StatusAliases<OrderStanding>(table.OrderStates);
        _methods = new StatusAliases<PaymentTerms>(table.Methods);
        _paymentStates = new StatusAliases<PaymentStanding>(table.PaymentStates);
        var decisions = table.Rules.Select(r => Decision(r, table)).ToArray();
        _decisions = [.. deciders.Select(d => d < 0 ? null : decisions[d])];
    }

    /// <summary>Version of the table behind every decision.</summary>
    public string Version { get; }

    /// <summary>Who agreed to the table, and when; null when nobody has.</summary>
    public PaymentApproval? Approval { get; }

    /// <summary>Checks the table and makes it ready for use, or says everything that is wrong with it.</summary>
    public static Validated<PaymentRules, RowError> Compile(PaymentTable table)
    {
        var check = new TableCheck();
        check.Version(table.Version);
        if (table.Approval is { } approval)
            check.Text(0, nameof(PaymentTable.Approval), approval.By);
        StatusAliases<OrderStanding>.Check("OrderState", table.OrderStates, check);
        StatusAliases<PaymentTerms>.Check("Method", table.Methods, check);
        StatusAliases<PaymentStanding>.Check("PaymentState", table.PaymentStates, check);
        CheckRules(table.Rules, check);
        var deciders = Deciders(table.Rules);
        CheckCases(table.Rules, deciders, check);
        return check.Finish(() => new PaymentRules(table, deciders));
    }

    /// <summary>What an origin's word for where an order stands means, by the table's one definition.</summary>
    /// <param name="origin">Whose word it is.</param>
    /// <param name="orderState">The word, in any case and however its parts are joined.</param>
    /// <returns>The meaning; unknown when the table does not have the word.</returns>
    public OrderStanding StandingOf(Origin origin, string orderState) => _orderStates.Find(origin, orderState);

    /// <summary>The decision of the first rule that fits, or to hold when none does.</summary>
    /// <example>
    /// <code>
    /// var rules = PaymentRules.Compile(StandardPaymentTable.Create(OnAccountPolicy.HoldForFinance));
    /// var decision = rules.Value.Decide(PaymentFacts.From(order));
    /// </code>
    /// </example>
    public PaymentDecision Decide(in PaymentFacts facts)
    {
        var seen = new PaymentCase(
            facts.Origin, _orderStates.Find(facts.Origin, facts.OrderState), _methods.Find(facts.Origin, facts.Method),
            _paymentStates.Find(facts.Origin, facts.PaymentState), facts.Account, facts.CreditStanding);
        return (seen.IsKnown ? _decisions[seen.Index] : null) ?? Unknown(facts);
    }

    private static void CheckRules(IReadOnlyList<PaymentRule> rules, TableCheck check)
    {
        var ids = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < rules.Count; i++)
        {
            var rule = rules[i];
            var row = i + 1;
            if (check.Text(row, nameof(PaymentRule.Id), rule.Id) && !ids.TryAdd(rule.Id, row))
                check.Add(row, nameof(PaymentRule.Id), rule.Id, string.Create(CultureInfo.InvariantCulture, $"an id of one rule; row {ids[rule.Id]} has it too"));
            if (rule.Id == UnknownRuleId)
                check.Add(row, nameof(PaymentRule.Id), rule.Id, "another id; this one is taken by the answer to unknown facts");
            CheckOutcome(rule, row, check);
        }
    }

    private static void CheckOutcome(PaymentRule rule, int row, TableCheck check)
    {
        if (!Enum.IsDefined(rule.Action))
            check.Add(row, nameof(PaymentRule.Action), rule.Action.ToString(), "Hold, Release, Ignore or Reject");
        var isRefusal = rule.Action is PaymentAction.Hold or PaymentAction.Reject;
        if (isRefusal && (rule.ReasonCode is null || !ReasonCatalogue.All.ContainsKey(rule.ReasonCode)))
            check.Add(row, nameof(PaymentRule.ReasonCode), rule.ReasonCode ?? string.Empty, "the code of a known reason");
        if (!isRefusal && rule.ReasonCode is not null)
            check.Add(row, nameof(PaymentRule.ReasonCode), rule.ReasonCode, "no reason for a rule that releases or ignores");
        if (rule.MaxDwell is { } dwell && (dwell <= TimeSpan.Zero || rule.Action != PaymentAction.Hold))
            check.Add(row, nameof(PaymentRule.MaxDwell), dwell.ToString("c", CultureInfo.InvariantCulture), "a time above zero, and only for a rule that holds");
        if (!Enum.IsDefined(rule.Basis) || (rule.Basis == ReleaseBasis.None) == (rule.Action == PaymentAction.Release))
            check.Add(row, nameof(PaymentRule.Basis), rule.Basis.ToString(), "what a release rests on, and nothing for every other rule");
    }

    /// <summary>The position of the rule that decides each case, by its index; -1 where none does.</summary>
    private static int[] Deciders(IReadOnlyList<PaymentRule> rules)
    {
        var deciders = new int[PaymentCase.Count];
        Array.Fill(deciders, -1);
        for (var i = rules.Count - 1; i >= 0; i--)
        {
            foreach (var fitting in PaymentCase.All.Where(c => c.Fits(rules[i])))
                deciders[fitting.Index] = i;
        }

        return deciders;
    }

    /// <summary>There are few enough cases to look at each: what every rule decides, and that no release is one that must never be.</summary>
    private static void CheckCases(IReadOnlyList<PaymentRule> rules, int[] deciders, TableCheck check)
    {
        var idle = Enumerable.Range(0, rules.Count).ToHashSet();
        var wrong = new HashSet<(int Rule, string Column)>();
        foreach (var decided in PaymentCase.All.Where(c => deciders[c.Index] >= 0))
        {
            var i = deciders[decided.Index];
            idle.Remove(i);
            if (rules[i].Action == PaymentAction.Release && decided.Forbids(rules[i].Basis) is var (column, expected) && wrong.Add((i, column)))
                check.Add(i + 1, column, rules[i].Id, expected);
        }

        foreach (var i in idle)
            check.Add(i + 1, nameof(PaymentRule.Id), rules[i].Id, "a rule that can be reached; what it names is not known, or rules before it decide all of it");
    }

    private static PaymentDecision Decision(PaymentRule rule, PaymentTable table)
    {
        var reason = rule.ReasonCode is { } code ? ReasonCatalogue.All[code] : null;
        return new PaymentDecision(rule.Action, rule.Id, table.Version, reason is null ? null : new Refusal
        {
            Reason = reason,
            Message = reason.Summary,
            Remedy = "It goes on by itself once its payment, account or credit is in order.",
            Facts = [new Fact("payment rule", rule.Id)],
            Table = TableName,
            TableVersion = table.Version,
        })
        {
            Approval = table.Approval,
            Basis = rule.Basis,
            MaxDwell = rule.MaxDwell,
        };
    }

    private PaymentDecision Unknown(in PaymentFacts facts) => new(
        PaymentAction.Hold,
        UnknownRuleId,
        Version,
        new Refusal
        {
            Reason = ReasonCatalogue.PaymentStatusUnknown,
            Message = "No payment rule knows this combination of states.",
            Remedy = "Add what is missing to the payment rules once it is understood.",
            Facts =
            [
                new Fact("origin", facts.Origin.ToString()), new Fact("method", facts.Method ?? "none"), new Fact("payment state", facts.PaymentState ?? "none"),
                new Fact("order state", facts.OrderState ?? "none"), new Fact("account", facts.Account.ToString()), new Fact("credit", facts.CreditStanding.ToString()),
            ],
            Table = TableName,
            TableVersion = Version,
        })
    {
        Approval = Approval,
    };
}
