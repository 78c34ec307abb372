using System.Net;
using System.Text.Json;
using Connectors.Domain.Ports;
using Connectors.Http;
using Connectors.SparkLayer.Internal;
using Connectors.SparkLayer.Json;
using Connectors.SparkLayer.Models;

namespace Connectors.SparkLayer;

/// <summary>
/// Customers. With a commerce platform the platform keeps them; what is written here stays in SparkLayer. Immutable and thread-safe. Methods throw
/// <see cref="ConnectorException"/> when the call fails.
/// </summary>
public class SparkLayerCustomers : SparkLayerOperationGroup
{
    internal SparkLayerCustomers(SparkLayerTransport transport)
        : base(transport)
    {
    }

    /// <summary>For mocks: override what the test needs.</summary>
    protected SparkLayerCustomers()
        : base(null)
    {
    }

    /// <summary>One customer (<c>GET api/v2/customers/{lookupBy}/{identifier}</c>). <see cref="RetrySafety.Read"/>.</summary>
    /// <param name="key">Who.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ConnectorNotFoundException">There is no such customer.</exception>
    public virtual Task<Customer> GetCustomerAsync(CustomerKey key, CancellationToken cancellationToken = default) =>
        Transport.SendAsync(Call(SparkLayerOperations.GetCustomer, key), SparkLayerJsonContext.Default.Customer, cancellationToken);

    /// <summary>Looks for a customer: whether a creation or deletion whose answer was lost has happened. <see cref="RetrySafety.Read"/>.</summary>
    /// <param name="key">Who.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public virtual async Task<LookupResult<Customer>> FindCustomerAsync(CustomerKey key, CancellationToken cancellationToken = default)
    {
        try
        {
            return new LookupResult<Customer>.Found(await GetCustomerAsync(key, cancellationToken).ConfigureAwait(false));
        }
        catch (ConnectorNotFoundException)
        {
            return new LookupResult<Customer>.Absent();
        }
    }

    /// <summary>
    /// Creates a customer, or replaces it <b>whole</b> (<c>PUT api/v2/customers/{lookupBy}/{identifier}</c>): what is left out is cleared, and addresses that are left out are
    /// deleted. <see cref="UpdateCustomerAsync"/> changes some of it. <see cref="RetrySafety.SafeRepeat"/>.
    /// </summary>
    /// <param name="key">Who; the customer must repeat it (<c>idMismatch</c>).</param>
    /// <param name="customer">The whole customer. Members that are read only (<see cref="SparkLayerClientOptions.CustomerReadOnlyMembers"/>) are not sent.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>Whether it is new.</returns>
    /// <exception cref="ConnectorConflictException">Another customer has its e-mail address or external id, or another address one of its external ids; a repeat does not help.</exception>
    public virtual Task<bool> PutCustomerAsync(CustomerKey key, Customer customer, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(customer);
        var readOnly = Transport.Options.CustomerReadOnlyMembers.ToHashSet(StringComparer.Ordinal);
        var document = JsonSerializer.SerializeToElement(customer, SparkLayerJsonContext.Default.Customer);
        return PutAsync(key, JsonMerge.Apply(document, JsonSerializer.SerializeToElement(new CustomerChange(), SparkLayerJsonContext.Default.CustomerChange), readOnly.Contains), cancellationToken);
    }

    /// <summary>
    /// Changes some of a customer and nothing else: reads it (<c>GET</c>), and replaces it by itself with the change (<c>PUT</c>), members that this version does not know included.
    /// What the customer owes moves with every order, so that it is left out unless it is set. <see cref="RetrySafety.SafeRepeat"/>. Keep one writer: what another writes between
    /// both calls is lost.
    /// </summary>
    /// <param name="key">Who.</param>
    /// <param name="change">What is to change.</param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    /// <exception cref="ArgumentException">An address has neither id nor external id, so that a repeat would add it again.</exception>
    /// <exception cref="ConnectorNotFoundException">There is no such customer; nothing was made.</exception>
    /// <exception cref="ConnectorConflictException">Another customer has the e-mail address or external id; a repeat does not help.</exception>
    public virtual async Task UpdateCustomerAsync(CustomerKey key, CustomerChange change, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(change);
        if (change.Addresses?.Any(static a => string.IsNullOrWhiteSpace(a.Id) && string.IsNullOrWhiteSpace(a.ExternalId)) is true)
            throw new ArgumentException("An address has neither id nor external id.", nameof(change));
        var customer = await Transport.SendAsync(Call(SparkLayerOperations.GetCustomer, key), SparkLayerJsonContext.Default.JsonElement, cancellationToken).ConfigureAwait(false);
        if (customer.ValueKind != JsonValueKind.Object || customer.TryGetProperty("data", out var data) && data.ValueKind == JsonValueKind.Object && !customer.TryGetProperty("email", out _))
            throw ConnectorException.For(SparkLayerOperations.GetCustomer, FailureKind.Unreadable, "the answer is no customer, so nothing was written");
        var whole = CustomerMerge.Apply(customer, change, Transport.Options.CustomerReadOnlyMembers, Transport.Options.RepeatsBalance);

        // By the id that never changes: the body must repeat what the address says, and the change may be of just that.
        var stable = customer.TryGetProperty("id", out var id) && id.ValueKind == JsonValueKind.String && VendorText.IsId(id.GetString()) ? CustomerKey.OfSparkLayer(id.GetString()!) : key;
        await PutAsync(stable, whole, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Sends the change alone (<c>PATCH api/v2/customers/{lookupBy}/{identifier}</c>). That other members stay is likely and not documented, least of all within the account and
    /// for addresses: <see cref="UpdateCustomerAsync"/> is sure. <see cref="RetrySafety.SafeRepeat"/>.
    /// </summary>
    /// <param name="key">Who.</param>
    /// <param name="change">What is to change.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>What was stored; null when the answer does not tell.</returns>
    /// <exception cref="ConnectorNotFoundException">There is no such customer.</exception>
    public virtual async Task<Customer?> PatchCustomerAsync(CustomerKey key, CustomerChange change, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(change);
        var request = Call(SparkLayerOperations.PatchCustomer, key).Json(change, SparkLayerJsonContext.Default.CustomerChange);
        return (await Transport.SendForOptionalAsync(request, SparkLayerJsonContext.Default.Customer, cancellationToken).ConfigureAwait(false)).Value;
    }

    /// <summary>
    /// Deletes a customer (<c>DELETE api/v2/customers/{lookupBy}/{identifier}</c>). <see cref="RetrySafety.Act"/>: look with <see cref="FindCustomerAsync"/> before a repeat. Its
    /// e-mail address and external id are free at once, its addresses and account go after 48 hours; a company's primary customer is archived instead.
    /// </summary>
    /// <param name="key">Who.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ConnectorNotFoundException">There is no such customer.</exception>
    public virtual Task DeleteCustomerAsync(CustomerKey key, CancellationToken cancellationToken = default) => Transport.SendAsync(Call(SparkLayerOperations.DeleteCustomer, key), cancellationToken);

    /// <summary>
    /// Deletes an address (<c>DELETE api/v2/customers/{lookupBy}/{identifier}/addresses/{address}</c>). <see cref="RetrySafety.Act"/>: look with <see cref="GetCustomerAsync"/> before
    /// a repeat. The path is inferred: see <see cref="SparkLayerClientOptions.Calls"/>.
    /// </summary>
    /// <param name="key">Whose.</param>
    /// <param name="addressId">The address.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ConnectorNotFoundException">There is no such customer or address.</exception>
    public virtual Task DeleteAddressAsync(CustomerKey key, string addressId, CancellationToken cancellationToken = default) =>
        Transport.SendAsync(Call(SparkLayerOperations.DeleteCustomerAddress, key).Path("address", addressId), cancellationToken);

    /// <summary>
    /// Figures of a customer's orders (<c>GET api/v1/customers/{id}/order-stats</c>). <see cref="RetrySafety.Read"/>. The path is inferred: see
    /// <see cref="SparkLayerClientOptions.Calls"/>.
    /// </summary>
    /// <param name="customerId">The vendor's id.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ConnectorNotFoundException">There is no such customer.</exception>
    public virtual Task<OrderStatistics> GetOrderStatisticsAsync(string customerId, CancellationToken cancellationToken = default) =>
        Transport.SendAsync(Transport.Call(SparkLayerOperations.GetOrderStatistics).Path("id", customerId), SparkLayerJsonContext.Default.OrderStatistics, cancellationToken);

    /// <summary>
    /// Makes a customer in the older way (<c>POST api/v1/customers</c>). <see cref="RetrySafety.Create"/>: look with <see cref="FindCustomerAsync"/>, by its e-mail address, before a
    /// repeat. <see cref="PutCustomerAsync"/> may be repeated.
    /// </summary>
    /// <param name="customer">The customer.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>What was stored; null when the answer does not tell.</returns>
    /// <exception cref="ConnectorConflictException">Another customer has its e-mail address or external id.</exception>
    public virtual async Task<Customer?> CreateCustomerAsync(Customer customer, CancellationToken cancellationToken = default) => (await Transport.SendForOptionalAsync(
        Transport.Call(SparkLayerOperations.CreateCustomer).Json(customer, SparkLayerJsonContext.Default.Customer), SparkLayerJsonContext.Default.Customer, cancellationToken).ConfigureAwait(false)).Value;

    /// <summary>Changes some of a customer in the older way (<c>PATCH api/v1/customers/{id}</c>). <see cref="RetrySafety.SafeRepeat"/>.</summary>
    /// <param name="id">The vendor's id or its id on the platform.</param>
    /// <param name="change">What is to change.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>What was stored; null when the answer does not tell.</returns>
    /// <exception cref="ConnectorNotFoundException">There is no such customer.</exception>
    public virtual async Task<Customer?> UpdateCustomerOfVersion1Async(string id, CustomerChange change, CancellationToken cancellationToken = default) => (await Transport.SendForOptionalAsync(
        Transport.Call(SparkLayerOperations.UpdateCustomer).Path("id", id).Json(change, SparkLayerJsonContext.Default.CustomerChange), SparkLayerJsonContext.Default.Customer, cancellationToken).ConfigureAwait(false)).Value;

    /// <summary>Deletes a customer in the older way (<c>DELETE api/v1/customers/{lookupBy}/{id}</c>). <see cref="RetrySafety.Act"/>: look with <see cref="FindCustomerAsync"/> before a repeat.</summary>
    /// <param name="key">Who.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ConnectorNotFoundException">There is no such customer.</exception>
    public virtual Task DeleteCustomerOfVersion1Async(CustomerKey key, CancellationToken cancellationToken = default) => Transport.SendAsync(
        Transport.Call(SparkLayerOperations.DeleteCustomerOfVersion1).Path("lookupBy", key.LookupBy).Path("id", key.Identifier), cancellationToken);

    private ConnectorRequest Call(Operation operation, CustomerKey key) => Transport.Call(operation).Path("lookupBy", key.LookupBy).Path("identifier", key.Identifier);

    private async Task<bool> PutAsync(CustomerKey key, byte[] customer, CancellationToken cancellationToken)
    {
        var response = await Transport.SendForOptionalAsync(Call(SparkLayerOperations.PutCustomer, key).Bytes(customer), SparkLayerJsonContext.Default.Customer, cancellationToken).ConfigureAwait(false);
        return response.StatusCode == HttpStatusCode.Created;
    }
}
