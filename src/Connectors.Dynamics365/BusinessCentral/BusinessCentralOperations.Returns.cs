using Connectors.Domain.Ports;
using Connectors.Http;

namespace Connectors.Dynamics365.BusinessCentral;

public static partial class BusinessCentralOperations
{
    /// <summary><c>GET companies({company})/salesCreditMemos</c>.</summary>
    public static Operation ListSalesCreditMemos { get; } = Make("salesCreditMemos.list", HttpMethod.Get, "salesCreditMemos", RetrySafety.Read);

    /// <summary><c>GET companies({company})/salesCreditMemos({id})</c>.</summary>
    public static Operation GetSalesCreditMemo { get; } = Make("salesCreditMemos.get", HttpMethod.Get, "salesCreditMemos({id})", RetrySafety.Read);

    /// <summary><c>POST companies({company})/salesCreditMemos</c>. A blind repeat makes another.</summary>
    public static Operation CreateSalesCreditMemo { get; } = Make("salesCreditMemos.create", HttpMethod.Post, "salesCreditMemos", RetrySafety.Create);

    /// <summary><c>PATCH companies({company})/salesCreditMemos({id})</c> with <c>If-Match</c>.</summary>
    public static Operation UpdateSalesCreditMemo { get; } = Make("salesCreditMemos.update", HttpMethod.Patch, "salesCreditMemos({id})", RetrySafety.SafeRepeat);

    /// <summary><c>DELETE companies({company})/salesCreditMemos({id})</c> with <c>If-Match</c>.</summary>
    public static Operation DeleteSalesCreditMemo { get; } = Make("salesCreditMemos.delete", HttpMethod.Delete, "salesCreditMemos({id})", RetrySafety.Act);

    /// <summary><c>POST companies({company})/salesCreditMemos({id})/Microsoft.NAV.post</c>.</summary>
    public static Operation PostSalesCreditMemo { get; } = Make("salesCreditMemos.post", HttpMethod.Post, "salesCreditMemos({id})/Microsoft.NAV.post", RetrySafety.Act);

    /// <summary><c>POST companies({company})/salesCreditMemos({id})/Microsoft.NAV.postAndSend</c>.</summary>
    public static Operation PostAndSendSalesCreditMemo { get; } = Make("salesCreditMemos.postAndSend", HttpMethod.Post, "salesCreditMemos({id})/Microsoft.NAV.postAndSend", RetrySafety.Act);

    /// <summary><c>POST companies({company})/salesCreditMemos({id})/Microsoft.NAV.send</c>.</summary>
    public static Operation SendSalesCreditMemo { get; } = Make("salesCreditMemos.send", HttpMethod.Post, "salesCreditMemos({id})/Microsoft.NAV.send", RetrySafety.Act);

    /// <summary><c>POST companies({company})/salesCreditMemos({id})/Microsoft.NAV.cancel</c>.</summary>
    public static Operation CancelSalesCreditMemo { get; } = Make("salesCreditMemos.cancel", HttpMethod.Post, "salesCreditMemos({id})/Microsoft.NAV.cancel", RetrySafety.Act);

    /// <summary><c>POST companies({company})/salesCreditMemos({id})/Microsoft.NAV.cancelAndSend</c>.</summary>
    public static Operation CancelAndSendSalesCreditMemo { get; } = Make("salesCreditMemos.cancelAndSend", HttpMethod.Post, "salesCreditMemos({id})/Microsoft.NAV.cancelAndSend", RetrySafety.Act);

    /// <summary><c>GET companies({company})/salesCreditMemoLines({id})</c>.</summary>
    public static Operation GetSalesCreditMemoLine { get; } = Make("salesCreditMemoLines.get", HttpMethod.Get, "salesCreditMemoLines({id})", RetrySafety.Read);

    /// <summary><c>POST companies({company})/salesCreditMemos({id})/salesCreditMemoLines</c>. A blind repeat makes another.</summary>
    public static Operation CreateSalesCreditMemoLine { get; } = Make("salesCreditMemoLines.create", HttpMethod.Post, "salesCreditMemos({id})/salesCreditMemoLines", RetrySafety.Create);

    /// <summary><c>PATCH companies({company})/salesCreditMemoLines({id})</c> with <c>If-Match</c>.</summary>
    public static Operation UpdateSalesCreditMemoLine { get; } = Make("salesCreditMemoLines.update", HttpMethod.Patch, "salesCreditMemoLines({id})", RetrySafety.SafeRepeat);

    /// <summary><c>DELETE companies({company})/salesCreditMemoLines({id})</c> with <c>If-Match</c>.</summary>
    public static Operation DeleteSalesCreditMemoLine { get; } = Make("salesCreditMemoLines.delete", HttpMethod.Delete, "salesCreditMemoLines({id})", RetrySafety.Act);

    /// <summary><c>GET companies({company})/salesReturnOrders</c>. New in version 29.</summary>
    public static Operation ListSalesReturnOrders { get; } = Make("salesReturnOrders.list", HttpMethod.Get, "salesReturnOrders", RetrySafety.Read);

    /// <summary><c>GET companies({company})/returnReceipts</c>. New in version 29.</summary>
    public static Operation ListReturnReceipts { get; } = Make("returnReceipts.list", HttpMethod.Get, "returnReceipts", RetrySafety.Read);
}
