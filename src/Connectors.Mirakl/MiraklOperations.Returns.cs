using Connectors.Domain.Ports;
using Connectors.Http;

namespace Connectors.Mirakl;

/// <content>Operations of <see cref="MiraklClient.Returns"/>.</content>
public static partial class MiraklOperations
{
    /// <summary>RT11 <c>GET /api/returns</c>: returns. Published: every five minutes, counted by the hour, pages included.</summary>
    public static Operation GetReturns { get; } = Read("RT11", "api/returns") with { Limits = [PerHour(12)] };

    /// <summary>RT12 <c>GET /api/returns/items_to_return</c>: what may be returned. Published: at each return request.</summary>
    public static Operation GetItemsToReturn { get; } = Read("RT12", "api/returns/items_to_return");

    /// <summary>RT01 <c>POST /api/returns</c>: makes returns. A repeat makes a second one: look up with RT11 before every repeat.</summary>
    public static Operation CreateReturns { get; } = Write("RT01", HttpMethod.Post, "api/returns", RetrySafety.Create);

    /// <summary>RT04 <c>PUT /api/returns</c>: changes label, number, tracking, address or method.</summary>
    public static Operation UpdateReturns { get; } = Write("RT04", HttpMethod.Put, "api/returns", RetrySafety.SafeRepeat);

    /// <summary>RT21 <c>PUT /api/returns/accept</c>: accepts or refuses. A repeat is refused item by item; look up with RT11.</summary>
    public static Operation AcceptReturns { get; } = Write("RT21", HttpMethod.Put, "api/returns/accept", RetrySafety.Act);

    /// <summary>RT25 <c>PUT /api/returns/receive</c>: the goods came. A repeat is refused item by item; look up with RT11.</summary>
    public static Operation ReceiveReturns { get; } = Write("RT25", HttpMethod.Put, "api/returns/receive", RetrySafety.Act);

    /// <summary>RT26 <c>PUT /api/returns/compliance</c>: whether the goods are as they should be. A repeat is refused item by item; look up with RT11.</summary>
    public static Operation UpdateReturnCompliance { get; } = Write("RT26", HttpMethod.Put, "api/returns/compliance", RetrySafety.Act);

    /// <summary>RT27 <c>PUT /api/returns/close</c>: finishes returns. A repeat is refused item by item; look up with RT11.</summary>
    public static Operation CloseReturns { get; } = Write("RT27", HttpMethod.Put, "api/returns/close", RetrySafety.Act);

    /// <summary>RT29 <c>PUT /api/returns/cancel</c>: cancels returns. A repeat is refused item by item; look up with RT11.</summary>
    public static Operation CancelReturns { get; } = Write("RT29", HttpMethod.Put, "api/returns/cancel", RetrySafety.Act);

    private static IEnumerable<Operation> OfReturns =>
    [
        GetReturns, GetItemsToReturn, CreateReturns, UpdateReturns, AcceptReturns, ReceiveReturns, UpdateReturnCompliance, CloseReturns, CancelReturns,
    ];
}
