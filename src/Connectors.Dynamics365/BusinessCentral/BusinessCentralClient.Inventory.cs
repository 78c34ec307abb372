using Connectors.Domain.Ports;
using Connectors.Dynamics365.BusinessCentral.Models;
using Connectors.Dynamics365.OData;
using Connectors.Http;

namespace Connectors.Dynamics365.BusinessCentral;

public partial class BusinessCentralClient
{
    /// <summary>Items, from the read replica and so perhaps seconds old (<c>GET items</c>). <see cref="RetrySafety.Read"/>.</summary>
    /// <param name="query">Which ones, and what of them; null for all.</param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    public virtual AsyncPageable<Item> GetItemsAsync(ODataQuery? query = null, CancellationToken cancellationToken = default) =>
        List(BusinessCentralOperations.ListItems, query, _json.Items, _json.Item, cancellationToken, fromReplica: true);
}
