using Connectors.Domain.Documents;
using Connectors.Domain.Ports;
using Connectors.Domain.Values;
using Connectors.Http;
using Connectors.SparkLayer.Models;

namespace Connectors.SparkLayer.Internal;

/// <summary>A site's customers behind the neutral port: read, compared, and written whole with what is to change. Thread-safe.</summary>
internal sealed class SparkLayerB2BAccounts(ConnectionName connection, SparkLayerClient client, SparkLayerB2BOptions options) : IB2BAccounts
{
    /// <inheritdoc/>
    public ConnectionName Connection => connection;

    /// <summary>The site compares nothing.</summary>
    public B2BAccountCapabilities Capabilities { get; } = new() { SetsStatus = true, TellsGroup = true, StillWorkingFor = options.StillWorkingFor };

    /// <inheritdoc/>
    public async Task<LookupResult<B2BAccount>> FindAccountAsync(string customerId, CancellationToken cancellationToken = default) =>
        await client.Customers.FindCustomerAsync(options.KeyOf(customerId), cancellationToken).ConfigureAwait(false) switch
        {
            LookupResult<Customer>.Found(var customer) => new LookupResult<B2BAccount>.Found(Read(customerId, customer)),
            LookupResult<Customer>.CannotTell(var why) => new LookupResult<B2BAccount>.CannotTell(why),
            _ => new LookupResult<B2BAccount>.Absent(),
        };

    /// <inheritdoc/>
    public async Task SetAccountAsync(B2BAccount seen, B2BAccountChange change, SendPermit permit, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(seen);
        ArgumentNullException.ThrowIfNull(change);
        ArgumentNullException.ThrowIfNull(permit);
        if (change.IsEmpty)
            return;
        var key = options.KeyOf(seen.CustomerId);
        var now = Read(seen.CustomerId, await client.Customers.GetCustomerAsync(key, cancellationToken).ConfigureAwait(false));
        if ((now.CreditLimit, now.Balance, now.IsActive) != (seen.CreditLimit, seen.Balance, seen.IsActive))
            throw ConnectorException.For(SparkLayerOperations.PutCustomer, FailureKind.Conflict, "the account is not what was read any more");
        await client.Under(permit).Customers.UpdateCustomerAsync(key, ToChange(change), cancellationToken).ConfigureAwait(false);
    }

    private CustomerChange ToChange(B2BAccountChange change)
    {
        var account = new PaymentOnAccountChange();
        if (change.CreditLimit is { } limit)
            account = account with { CreditLimit = limit };
        if (change.Balance is { } balance)
            account = account with { Balance = balance };
        var customer = new CustomerChange { PaymentOnAccount = change.CreditLimit is null && change.Balance is null ? null : account };
        return change.IsActive is { } active ? customer with { Status = active ? CustomerStatus.Active : CustomerStatus.From(options.InactiveStatus) } : customer;
    }

    private static B2BAccount Read(string customerId, Customer customer) => new()
    {
        CustomerId = customerId,
        CreditLimit = customer.PaymentOnAccount?.CreditLimit,
        Balance = customer.PaymentOnAccount?.Balance,
        NetTerms = customer.PaymentOnAccount?.NetTerms,
        IsActive = customer.Status.Value.Length == 0 ? null : customer.Status == CustomerStatus.Active,
        Group = customer.Group,
        AccountNumber = customer.AccountingId,
        ChangedAt = customer.UpdatedAt?.ToUniversalTime(),
    };
}
