using Connectors.Domain.Ports;
using Connectors.Domain.Values;
using Connectors.Flows.Engine.Polling;

namespace Connectors.Flows.BackOffice;

/// <summary>Re-reads every open order of a channel by its id: finds whatever polling by date missed.</summary>
internal static class OrderSweep
{
    /// <summary>The poll of one kind of order.</summary>
    /// <typeparam name="TOrder">The channel's order.</typeparam>
    /// <param name="options">What the poll is called.</param>
    /// <param name="listeners">Who hears it.</param>
    /// <param name="flow">The kind of case of these orders.</param>
    /// <param name="isOver">Whether the channel has nothing more to say of an order at this stage.</param>
    /// <param name="inOneRead">So many are read with a page.</param>
    /// <param name="read">Reads orders.</param>
    public static PollFlow<TOrder> Create<TOrder>(
        PollOptions options, IEnumerable<PollListener<TOrder>> listeners, string flow, Func<string, bool> isOver, int inOneRead,
        Func<ConnectionName, IReadOnlyCollection<OrderKey>, CancellationToken, Task<ItemList<TOrder>>> read) => new(
        options,
        listeners,
        async (connection, position, context, cancellationToken) =>
        {
            // A portion a page, by key: what is read is committed before the next is asked for.
            var keys = new List<OrderKey>();
            string? next = null;
            await foreach (var view in OpenCases.OfAsync(context.Cases, flow, connection, position.Continuation, cancellationToken).ConfigureAwait(false))
            {
                if (isOver(view.Stage))
                    continue;
                if (keys.Count == inOneRead)
                {
                    next = keys[^1].ToString();
                    break;
                }

                keys.Add(OrderKey.Parse(view.Case.Key));
            }

            if (keys.Count == 0)
                return new PollPage<TOrder>([]);
            var orders = await read(connection, keys, cancellationToken).ConfigureAwait(false);
            return new PollPage<TOrder>(orders) { Continuation = next, Unreadable = [.. orders.Unreadable.Select(UnreadableDocument.From)] };
        });
}
