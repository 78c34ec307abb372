using System.Globalization;
using Connectors.Domain.Documents;
using Connectors.Domain.Ports;
using Connectors.Domain.Values;
using Connectors.Testing.Internal;
using static Connectors.Testing.Internal.PortTrial;

namespace Connectors.Testing.Ports;

/// <summary>What every adapter of <see cref="IErpReceivables"/> must do.</summary>
public static class ErpReceivablesConformance
{
    private const string Number = "bq:1-A";
    private const string Second = "bq:2-A";

    /// <summary>More than any ERP takes in one call.</summary>
    private const int Many = 300;

    /// <summary>The suite.</summary>
    /// <param name="start">Starts an ERP and its adapter; called once for each check.</param>
    public static IReadOnlyList<ConformanceCheck> Checks(Func<Task<IErpReceivablesHarness>> start) => PortTrial.Checks(start, All());

    private static IEnumerable<(string Name, Func<IErpReceivablesHarness, Task> RunAsync)> All() =>
    [
        ("Nothing is owed that nobody posted", static async it =>
        {
            await it.EnterByPeopleAsync(Number).ConfigureAwait(false);

            Expect.Empty(await it.Receivables.FindByExternalNumbersAsync([Number]).ConfigureAwait(false));
            Expect.Empty(await it.Receivables.GetOpenAsync([it.Customer]).ConfigureAwait(false));
            Expect.Equal(0m, (await AccountAsync(it).ConfigureAwait(false)).Balance ?? 0m);
        }),

        ("What was posted is found by the number of its order in any case, once, and is open", static async it =>
        {
            var total = await PostAsync(it, Number).ConfigureAwait(false);
            await PostAsync(it, Second).ConfigureAwait(false);

            var found = Expect.Single(await it.Receivables.FindByExternalNumbersAsync([Number.ToUpperInvariant(), Number]).ConfigureAwait(false));

            Expect.Equal((total, total, it.Customer), (found.Total, found.Remaining, found.Customer));
            Expect.True(string.Equals(Number, found.ExternalNumber, StringComparison.OrdinalIgnoreCase));
            Expect.Contains(await it.Receivables.GetOpenAsync([it.Customer]).ConfigureAwait(false), open => open.Number == found.Number && open.Remaining == total);
        }),

        ("What is paid in part is open for the rest, and what is paid is open no more and found all the same", static async it =>
        {
            var total = await PostAsync(it, Number).ConfigureAwait(false);
            await it.PayByPeopleAsync(Number, 1m).ConfigureAwait(false);
            Expect.Equal(total - 1m, Expect.Single(await it.Receivables.GetOpenAsync([it.Customer]).ConfigureAwait(false)).Remaining);

            await it.PayByPeopleAsync(Number).ConfigureAwait(false);

            Expect.Empty(await it.Receivables.GetOpenAsync([it.Customer]).ConfigureAwait(false));
            var paid = Expect.Single(await it.Receivables.FindByExternalNumbersAsync([Number]).ConfigureAwait(false));
            Expect.Equal((total, 0m), (paid.Total, paid.Remaining));
        }),

        ("A credit note takes off what is owed", static async it =>
        {
            var total = await PostAsync(it, Number).ConfigureAwait(false);
            var credit = await it.CreditByPeopleAsync(Number).ConfigureAwait(false);

            var open = await it.Receivables.GetOpenAsync([it.Customer]).ConfigureAwait(false);

            Expect.Equal(0m, open.Sum(static d => d.Remaining ?? 0m));
            if (credit is null)
                return;
            var note = Expect.Single(open.Where(d => d.Number == credit));
            Expect.Equal((-total, -total), (note.Total, note.Remaining));
        }),

        ("A credit note is found with the order whose invoice it credits, and tells which", static async it =>
        {
            await PostAsync(it, Number).ConfigureAwait(false);
            await PostAsync(it, Second).ConfigureAwait(false);
            if (await it.CreditByPeopleAsync(Number).ConfigureAwait(false) is not { } credit)
                return;

            var found = await it.Receivables.FindByExternalNumbersAsync([Number]).ConfigureAwait(false);

            var (invoice, note) = (Expect.Single(found.Where(static d => d.Total > 0m)), Expect.Single(found.Where(d => d.Number == credit)));
            Expect.True(string.Equals(invoice.Number, note.CreditedNumber, StringComparison.OrdinalIgnoreCase) || string.Equals(Number, note.ExternalNumber, StringComparison.OrdinalIgnoreCase));
        }),

        ("An account owes what its open documents come to", static async it =>
        {
            await PostAsync(it, Number).ConfigureAwait(false);
            await PostAsync(it, Second).ConfigureAwait(false);
            await it.PayByPeopleAsync(Second, 2m).ConfigureAwait(false);

            var account = await AccountAsync(it).ConfigureAwait(false);

            Expect.Equal(it.Customer, account.Number);
            if (account.Balance is { } balance)
                Expect.Equal((await it.Receivables.GetOpenAsync([it.Customer]).ConfigureAwait(false)).Sum(static d => d.Remaining ?? 0m), balance);
        }),

        ("Customers that the ERP does not have are left out, and owe nothing", static async it =>
        {
            await PostAsync(it, Number).ConfigureAwait(false);
            var nobody = new CustomerNumber("NO-SUCH-ONE");

            Expect.Empty(await it.Receivables.GetAccountsAsync([nobody]).ConfigureAwait(false));
            Expect.Empty(await it.Receivables.GetOpenAsync([nobody]).ConfigureAwait(false));
            Expect.Single(await it.Receivables.GetAccountsAsync([nobody, it.Customer]).ConfigureAwait(false));
        }),

        ("More numbers than fit in one call are all looked for", static async it =>
        {
            await PostAsync(it, Number).ConfigureAwait(false);
            await PostAsync(it, Second).ConfigureAwait(false);
            var others = Enumerable.Range(1, Many).Select(static n => string.Create(CultureInfo.InvariantCulture, $"bq:9{n:D4}-A"));

            var found = await it.Receivables.FindByExternalNumbersAsync([Number, .. others, Second]).ConfigureAwait(false);

            Expect.Equal(2, found.Count);
            Expect.Empty(await it.Receivables.FindByExternalNumbersAsync([]).ConfigureAwait(false));
        }),

        ("A cancelled call ends as cancelled", static async it =>
        {
            await CancelledAsync(token => it.Receivables.FindByExternalNumbersAsync([Number], token), "FindByExternalNumbersAsync").ConfigureAwait(false);
            await CancelledAsync(token => it.Receivables.GetOpenAsync([it.Customer], token), "GetOpenAsync").ConfigureAwait(false);
            await CancelledAsync(token => it.Receivables.GetAccountsAsync([it.Customer], token), "GetAccountsAsync").ConfigureAwait(false);
        }),
    ];

    private static async Task<decimal> PostAsync(IErpReceivablesHarness it, string number)
    {
        await it.EnterByPeopleAsync(number).ConfigureAwait(false);
        return await it.PostByPeopleAsync(number).ConfigureAwait(false);
    }

    private static async Task<ErpReceivableAccount> AccountAsync(IErpReceivablesHarness it) => Expect.Single(await it.Receivables.GetAccountsAsync([it.Customer]).ConfigureAwait(false));
}
