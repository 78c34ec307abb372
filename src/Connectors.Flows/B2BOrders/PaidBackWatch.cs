using System.Globalization;
using System.Text.Json;
using Connectors.Domain.Documents;
using Connectors.Domain.Ports;
using Connectors.Domain.Values;
using Connectors.Flows.BackOffice;
using Connectors.Flows.Engine;
using Connectors.Flows.Engine.Polling;

namespace Connectors.Flows.B2BOrders;

/// <summary>
/// Looks at the invoices of all orders that are to be paid, many in one look, whatever the length of their terms. What is still open is told to nobody. A document that cannot be read keeps back its own order alone.
/// </summary>
internal static class PaidBackWatch
{
    public const string FlowName = "b2b-paid-watch";

    private const int OrdersInOneRead = 40;

    /// <summary>Makes it.</summary>
    /// <param name="receivables">What customers of the ERPs owe, by connection: an ERP that is not among them is not watched.</param>
    /// <param name="instances">Whose orders.</param>
    public static PollFlow<(OrderKey Order, SettledInvoices Invoices)> Create(IReadOnlyDictionary<ConnectionName, IErpReceivables> receivables, IReadOnlyList<B2BInstance> instances) => new(
        new PollOptions(FlowName, Priority.Order, TimeSpan.MaxValue),
        instances.SelectMany(i => i.Routes.Where(r => i.Policy.MarksAsPaid && receivables.ContainsKey(r.Erp)).Select(r => new PollListener<(OrderKey Order, SettledInvoices Invoices)>(
            r.Store, i.Policy.PaidBackEvery, static (settled, _, _) => new ValueTask<InboxMessage?>(PaidBackFlow.Tell(settled.Order, InputIdOf(settled.Invoices), new PaidBackInput.Settled(settled.Invoices)))) { Asks = r.Erp })),
        async (store, position, context, cancellationToken) =>
        {
            var watched = new List<(OrderKey Order, string Number)>();
            string? next = null;
            string? last = null;
            await foreach (var view in OpenCases.OfAsync(context.Cases, PaidBackFlow.FlowName, store, position.Continuation, cancellationToken).ConfigureAwait(false))
            {
                if (watched.Count == OrdersInOneRead)
                {
                    next = last;
                    break;
                }

                last = view.Case.Key;
                if ((await context.Cases.GetCaseAsync(view.Case, cancellationToken).ConfigureAwait(false))?.State is { } kept
                    && JsonSerializer.Deserialize(kept, PaidBackJsonContext.Default.PaidBackState) is { ExternalNumber.Length: > 0 } state)
                    watched.Add((OrderKey.Parse(view.Case.Key), state.ExternalNumber));
            }

            var erp = receivables[B2BInstance.Of(instances, store).Routes.First(r => r.Store == store).Erp];
            var (documents, unreadable) = await ReadAsync(erp, [.. watched.Select(static w => w.Number)], cancellationToken).ConfigureAwait(false);
            return new PollPage<(OrderKey Order, SettledInvoices Invoices)>(
                [.. watched.Where(w => !unreadable.Exists(u => u.Id == w.Number)).Select(w => (w.Order, Invoices: PaidBackJudgement.Settled(w.Number, documents)!)).Where(static w => w.Invoices is not null)])
            {
                Continuation = next,
                Unreadable = unreadable,
            };
        });

    /// <summary>All at once; where one of them is the cause of a refusal, each alone.</summary>
    private static async Task<(IReadOnlyList<ErpReceivable> Documents, List<UnreadableDocument> Unreadable)> ReadAsync(IErpReceivables erp, IReadOnlyList<string> numbers, CancellationToken cancellationToken)
    {
        if (numbers.Count == 0)
            return ([], []);
        try
        {
            return (await erp.FindByExternalNumbersAsync(numbers, cancellationToken).ConfigureAwait(false), []);
        }
        catch (PortException one) when (one.Kind is FailureKind.Unreadable or FailureKind.Rejected && numbers.Count > 1)
        {
            var all = new List<ErpReceivable>();
            var unreadable = new List<UnreadableDocument>();
            foreach (var number in numbers)
            {
                var (documents, faults) = await ReadAsync(erp, [number], cancellationToken).ConfigureAwait(false);
                all.AddRange(documents);
                unreadable.AddRange(faults);
            }

            return (all, unreadable);
        }
        catch (PortException alone) when (alone.Kind is FailureKind.Unreadable or FailureKind.Rejected)
        {
            return ([], [new UnreadableDocument(numbers[0], "the invoices of this order")]);
        }
    }

    private static string InputIdOf(SettledInvoices invoices) => string.Create(CultureInfo.InvariantCulture, $"settled {invoices.Received} {string.Join(' ', invoices.Numbers)}");
}
