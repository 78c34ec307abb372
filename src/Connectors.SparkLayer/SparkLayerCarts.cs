using Connectors.Domain.Ports;
using Connectors.Http;
using Connectors.SparkLayer.Internal;
using Connectors.SparkLayer.Json;
using Connectors.SparkLayer.Models;

namespace Connectors.SparkLayer;

/// <summary>
/// Carts, by which orders are placed on a customer's behalf: create, fill, calculate, complete. Only carts made here can be touched, never those of the store; prices, rules, delivery
/// and ways to pay are the site's. Immutable and thread-safe. Methods throw <see cref="ConnectorException"/> when the call fails.
/// </summary>
/// <remarks>Only completing and calculating are documented: paths and bodies of the other calls are inferred, see <see cref="SparkLayerClientOptions.Calls"/>.</remarks>
public class SparkLayerCarts : SparkLayerOperationGroup
{
    internal SparkLayerCarts(SparkLayerTransport transport)
        : base(transport)
    {
    }

    /// <summary>For mocks: override what the test needs.</summary>
    protected SparkLayerCarts()
        : base(null)
    {
    }

    /// <summary>
    /// Makes an empty cart (<c>POST api/v1/carts</c>). <see cref="RetrySafety.Create"/>. There is no look-up: where the answer was lost, make another; an empty cart places nothing,
    /// and ends three months after its last change.
    /// </summary>
    /// <param name="cart">For whom.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ConnectorNotFoundException">There is no such customer, or the site makes no carts there.</exception>
    public virtual Task<Cart> CreateCartAsync(NewCart cart, CancellationToken cancellationToken = default) =>
        Transport.SendAsync(Transport.Call(SparkLayerOperations.CreateCart).Json(cart, SparkLayerJsonContext.Default.NewCart), SparkLayerJsonContext.Default.Cart, cancellationToken);

    /// <summary>A cart as it stands (<c>GET api/v1/carts/{id}</c>): whether a change whose answer was lost has happened. <see cref="RetrySafety.Read"/>.</summary>
    /// <param name="cartId">The cart.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ConnectorNotFoundException">There is no such cart, or it was completed.</exception>
    public virtual Task<Cart> GetCartAsync(string cartId, CancellationToken cancellationToken = default) =>
        Transport.SendAsync(Transport.Call(SparkLayerOperations.GetCart).Path("id", cartId), SparkLayerJsonContext.Default.Cart, cancellationToken);

    /// <summary>
    /// Fills a cart (<c>PATCH api/v1/carts/{id}</c>). <see cref="RetrySafety.Act"/>: whether lines are set or added is not documented, so look with <see cref="GetCartAsync"/> before
    /// a repeat.
    /// </summary>
    /// <param name="cartId">The cart.</param>
    /// <param name="change">What goes into it; at most 250 lines.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The cart with what is wrong with it.</returns>
    /// <exception cref="ConnectorNotFoundException">There is no such cart, or it was completed.</exception>
    public virtual Task<Cart> UpdateCartAsync(string cartId, CartChange change, CancellationToken cancellationToken = default) => Transport.SendAsync(
        Transport.Call(SparkLayerOperations.UpdateCart).Path("id", cartId).Json(change, SparkLayerJsonContext.Default.CartChange), SparkLayerJsonContext.Default.Cart, cancellationToken);

    /// <summary>Sums, ways to send and ways to pay (<c>POST api/v1/carts/{id}/calculate</c>). <see cref="RetrySafety.SafeRepeat"/>.</summary>
    /// <param name="cartId">The cart.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ConnectorNotFoundException">There is no such cart, or it was completed.</exception>
    public virtual Task<CartCalculation> CalculateCartAsync(string cartId, CancellationToken cancellationToken = default) =>
        Transport.SendAsync(Transport.Call(SparkLayerOperations.CalculateCart).Path("id", cartId), SparkLayerJsonContext.Default.CartCalculation, cancellationToken);

    /// <summary>
    /// Places the order (<c>POST api/v1/carts/{id}/complete</c>), which ends the cart. <see cref="RetrySafety.Act"/>: look with <see cref="FindPlacedAsync"/> before a repeat, or call
    /// <see cref="PlaceAsync"/>, which does.
    /// </summary>
    /// <param name="cartId">The cart.</param>
    /// <param name="completion">How.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ConnectorNotFoundException">There is no such cart, or it was completed before: then the order is probably placed.</exception>
    /// <exception cref="ConnectorException">The cart breaks rules that were not waived (422, <see cref="SparkLayerErrorCodes.CartValidationErrors"/>); nothing was placed.</exception>
    public virtual Task<CompletedCart> CompleteCartAsync(string cartId, CartCompletion completion, CancellationToken cancellationToken = default) => Transport.SendAsync(
        Transport.Call(SparkLayerOperations.CompleteCart).Path("id", cartId).Json(completion, SparkLayerJsonContext.Default.CartCompletion), SparkLayerJsonContext.Default.CompletedCart, cancellationToken);

    /// <summary>
    /// Places the order once, however often it is called: looks whether it was placed, completes the cart, and looks again where the outcome is not known or the cart is gone.
    /// </summary>
    /// <param name="cartId">The cart.</param>
    /// <param name="completion">How.</param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    /// <returns>What became of it, in a call of now or before.</returns>
    /// <exception cref="ConnectorException">
    /// It was refused; or nobody can tell whether it was placed (<see cref="FailureKind.OutcomeUnknown"/>): call again later. <see cref="ConnectorNotFoundException"/>: there is
    /// neither cart nor purchase.
    /// </exception>
    public virtual async Task<CompletedCart> PlaceAsync(string cartId, CartCompletion completion, CancellationToken cancellationToken = default)
    {
        if (await FindPlacedAsync(cartId, cancellationToken).ConfigureAwait(false) is LookupResult<Purchase>.Found before)
            return Placed(before.Value, cartId);
        try
        {
            return await CompleteCartAsync(cartId, completion, cancellationToken).ConfigureAwait(false);
        }
        catch (ConnectorException e) when (e.Kind is FailureKind.NotFound or FailureKind.OutcomeUnknown or FailureKind.Unreadable)
        {
            // The vendor may still be at it: that nothing is there yet proves nothing, and the first failure is told.
            if (await FindPlacedAsync(cartId, cancellationToken).ConfigureAwait(false) is LookupResult<Purchase>.Found after)
                return Placed(after.Value, cartId);
            throw;
        }
    }

    /// <summary>
    /// Looks for the purchase that a cart became, which has the cart's id. <see cref="RetrySafety.Read"/>. One that is still a cart was not placed. Shortly after a completion whose
    /// answer was lost, that there is none proves nothing.
    /// </summary>
    /// <param name="cartId">The cart.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public virtual async Task<LookupResult<Purchase>> FindPlacedAsync(string cartId, CancellationToken cancellationToken = default)
    {
        try
        {
            var purchase = await Transport.SendAsync(
                Transport.Call(SparkLayerOperations.GetPurchase).Path("lookupBy", "sparklayer").Path("identifier", cartId), SparkLayerJsonContext.Default.Purchase, cancellationToken).ConfigureAwait(false);
            return purchase.Type == PurchaseType.Cart ? new LookupResult<Purchase>.Absent()
                : purchase.Type.Value.Length == 0 ? new LookupResult<Purchase>.CannotTell("The purchase does not say what it is.")
                : new LookupResult<Purchase>.Found(purchase);
        }
        catch (ConnectorNotFoundException)
        {
            return new LookupResult<Purchase>.Absent();
        }
    }

    private static CompletedCart Placed(Purchase purchase, string cartId) => new() { PurchaseId = purchase.PurchaseIdentifiers?.SparkLayer ?? cartId };
}
