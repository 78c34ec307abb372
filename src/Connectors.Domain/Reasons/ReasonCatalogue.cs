using System.Collections.Frozen;

namespace Connectors.Domain.Reasons;

/// <summary>Every reason this SDK gives, in one place. A test holds that each has an owner and a runbook.</summary>
public static class ReasonCatalogue
{
    /// <summary>The acceptance deadline comes nearer and the order is not accepted.</summary>
    public static Reason AcceptanceDue { get; } = new("order.acceptance-due", Owner.Operations, "An order is close to its acceptance deadline.");

    /// <summary>The marketplace refused the order because nobody accepted it in time.</summary>
    public static Reason OrderLost { get; } = new("order.lost", Owner.Operations, "An order was lost: the acceptance deadline passed.");

    /// <summary>A person refused the order in the marketplace's own screens.</summary>
    public static Reason OrderRefusedElsewhere { get; } = new("order.refused-elsewhere", Owner.Operations, "A person refused an order in the marketplace's back office.");

    /// <summary>The warehouse has fewer of a line's goods than were ordered.</summary>
    public static Reason StockShort { get; } = new("order.stock-short", Owner.Operations, "An order that waits for acceptance asks for more than the warehouse has.");

    /// <summary>A line was sold for much less than the ERP's price.</summary>
    public static Reason PriceDrop { get; } = new("order.price-drop", Owner.Catalogue, "An order that waits for acceptance was sold far below the ERP's price.");

    /// <summary>An order was accepted although nobody could tell its stock or prices in time.</summary>
    public static Reason AcceptedUnchecked { get; } = new("order.accepted-unchecked", Owner.Operations, "An order was accepted without the checks that come before it.");

    /// <summary>Some lines are to be refused, and the marketplace takes one decision for all.</summary>
    public static Reason PartialAcceptanceDisabled { get; } = new("order.partial-acceptance-disabled", Owner.Operations, "Some lines of an order are to be refused, and the marketplace takes one decision for all of them.");

    /// <summary>The dispatch deadline comes nearer.</summary>
    public static Reason DispatchDue { get; } = new("order.dispatch-due", Owner.Operations, "An order is close to its dispatch deadline.");

    /// <summary>The dispatch deadline passed.</summary>
    public static Reason DispatchLate { get; } = new("order.dispatch-late", Owner.Operations, "An order missed its dispatch deadline.");

    /// <summary>The marketplace shows a state that this version does not know.</summary>
    public static Reason OrderStateUnknown { get; } = new("order.state-unknown", Owner.Integrator, "An order is in a state this version does not know.");

    /// <summary>Something the warehouse needs is missing.</summary>
    public static Reason OrderIncomplete { get; } = new("order.incomplete", Owner.CustomerService, "An order lacks something that is needed to send it.");

    /// <summary>What was known of persons was erased by request before the goods were asked for.</summary>
    public static Reason OrderErased { get; } = new("order.erased", Owner.CustomerService, "What an order knew of persons was erased by request before it was sent on.");

    /// <summary>A line was reduced, and how many of it are left to send is not certain.</summary>
    public static Reason OrderQuantityUnclear { get; } = new("order.quantity-unclear", Owner.CustomerService, "An order's line was reduced, and how many are left to send is not certain.");

    /// <summary>The customer wants the goods at a pick-up point, and the warehouse sends to none.</summary>
    public static Reason PickUpPointNotServed { get; } = new("order.pick-up-point", Owner.Operations, "An order goes to a pick-up point, which the warehouse does not serve.");

    /// <summary>The parts of the order do not add up to its total.</summary>
    public static Reason OrderTotalMismatch { get; } = new("order.total-mismatch", Owner.Finance, "An order's lines do not add up to its total.");

    /// <summary>The order's key does not fit into the ERP's external number.</summary>
    public static Reason OrderNumberTooLong { get; } = new("order.number-too-long", Owner.Integrator, "An order's key is too long for the ERP's external number.");

    /// <summary>The ERP computed another total.</summary>
    public static Reason ErpTotalMismatch { get; } = new("erp.total-mismatch", Owner.Finance, "The ERP's total differs from what the customer was asked to pay.");

    /// <summary>A part of an order has left, the rest will not, and the ERP still counts on it.</summary>
    public static Reason ErpCloseRest { get; } = new("erp.close-rest", Owner.Operations, "What of a sales order will not leave is to be closed in the ERP.");

    /// <summary>Somebody deletes the sales order again and again.</summary>
    public static Reason ErpOrderRemoved { get; } = new("erp.order-removed", Owner.Operations, "The sales order was deleted in the ERP again and again, and is not made anew any more.");

    /// <summary>Nobody posted the sales order although all of it has left.</summary>
    public static Reason ErpNotPosted { get; } = new("erp.not-posted", Owner.Finance, "The goods of a sales order have left, and nobody posted it in the ERP.");

    /// <summary>The ERP does not tell of news although it was asked to.</summary>
    public static Reason ErpNotSubscribed { get; } = new("erp.not-subscribed", Owner.Integrator, "The ERP does not tell of news: it is looked at by interval alone.");

    /// <summary>Somebody posted the sales order although not all of it has left.</summary>
    public static Reason ErpPostedEarly { get; } = new("erp.posted-early", Owner.Finance, "A sales order was posted in the ERP before its goods have left.");

    /// <summary>Somebody shipped the order at the marketplace before it was booked.</summary>
    public static Reason ShippedElsewhere { get; } = new("order.shipped-elsewhere", Owner.Finance, "An order was shipped at the marketplace by somebody else, and the ERP has no sales order for it.");

    /// <summary>The ERP holds another order than was asked for.</summary>
    public static Reason ErpOrderDiffers { get; } = new("erp.order-differs", Owner.Operations, "The sales order in the ERP is not what was ordered: customer, goods, charges or address differ.");

    /// <summary>An order is in the ERP, and its lines cannot be read.</summary>
    public static Reason ErpOrderIncomplete { get; } = new("erp.order-incomplete", Owner.Integrator, "The sales order was found in the ERP, and its lines could not be read.");

    /// <summary>A text of the order is longer than a system keeps.</summary>
    public static Reason OrderTextTooLong { get; } = new("order.text-too-long", Owner.CustomerService, "A text of an order is longer than the systems behind it keep.");

    /// <summary>A price differs from the ERP's.</summary>
    public static Reason OrderPriceMismatch { get; } = new("order.price-mismatch", Owner.Finance, "An order was sold at another price than the ERP has.");

    /// <summary>A tax differs from the ERP's rules.</summary>
    public static Reason OrderTaxMismatch { get; } = new("order.tax-mismatch", Owner.Finance, "An order's tax differs from what the ERP's rules give.");

    /// <summary>The ERP is set up to tax otherwise than the tax table says.</summary>
    public static Reason TaxSetupDiffers { get; } = new("tax.setup-differs", Owner.Finance, "The ERP is set up to tax otherwise than the tax table says.");

    /// <summary>A tax code is not in the tax table.</summary>
    public static Reason TaxCodeUnknown { get; } = new("tax.code-unknown", Owner.Finance, "A tax code has no mapping to a tax group of the ERP.");

    /// <summary>A fee that is to be a line of the sales order has no account.</summary>
    public static Reason OrderFeesUnmapped { get; } = new("order.fees-unmapped", Owner.Finance, "Fees that are to be lines of the sales order cannot be booked there.");

    /// <summary>The buyer would see on the invoice what the marketplace keeps.</summary>
    public static Reason OrderFeesShown { get; } = new("order.fees-shown", Owner.Finance, "Fees would stand on an invoice that the buyer receives.");

    /// <summary>The order was cancelled too late to stop it.</summary>
    public static Reason CancelledTooLate { get; } = new("order.cancelled-too-late", Owner.CustomerService, "A cancelled order could not be stopped.");

    /// <summary>The address of an order was changed too late to change it at the warehouse.</summary>
    public static Reason AddressChangedTooLate { get; } = new("order.address-changed-too-late", Owner.CustomerService, "An address was changed after the warehouse could still change it.");

    /// <summary>The store changed an order after the warehouse had it.</summary>
    public static Reason OrderChangedLate { get; } = new("order.changed-late", Owner.CustomerService, "An order was changed in the store after the warehouse had it.");

    /// <summary>People or apps hold an order in the store.</summary>
    public static Reason StorefrontHeld { get; } = new("storefront.held", Owner.CustomerService, "An order is held in the store.");

    /// <summary>Goods are to be sent by a store that lacks their SKU, or has it more than once.</summary>
    public static Reason StorefrontSkuUnclear { get; } = new("storefront.sku-unclear", Owner.Catalogue, "A store that is to send goods lacks their SKU, or has it more than once.");

    /// <summary>A store that shows orders of other channels refuses to show one as it is.</summary>
    public static Reason OrderNotShown { get; } = new("storefront.not-shown", Owner.Integrator, "A store does not show an order of another channel as it is.");

    /// <summary>Nobody completes a draft that is to be paid later.</summary>
    public static Reason DraftWaiting { get; } = new("storefront.draft-waiting", Owner.AccountManagement, "A draft that is to be paid later waits for somebody to complete it.");

    /// <summary>A draft that is to be completed has no payment terms.</summary>
    public static Reason DraftWithoutTerms { get; } = new("storefront.draft-without-terms", Owner.AccountManagement, "A draft on account has no payment terms: completing it would mark it as paid.");

    /// <summary>The ERP was paid, and the store's order cannot be marked so.</summary>
    public static Reason NotMarkedAsPaid { get; } = new("storefront.not-marked-paid", Owner.Finance, "The invoices of an order are settled, and the store's order cannot be marked as paid.");

    /// <summary>An offer is not in the offer table.</summary>
    public static Reason OfferUnmapped { get; } = new("offer.unmapped", Owner.Catalogue, "An offer has no mapping to a SKU.");

    /// <summary>The marketplace shows another SKU for the offer than the table.</summary>
    public static Reason OfferSkuChanged { get; } = new("offer.sku-changed", Owner.Catalogue, "An offer's SKU differs from the mapping: it may have been renamed.");

    /// <summary>The marketplace shows another product, condition or lead time for the offer than the table keeps.</summary>
    public static Reason OfferDiffers { get; } = new("offer.differs", Owner.Catalogue, "An offer shows another product, condition or lead time than the seller keeps.");

    /// <summary>A SKU is not in the unit table.</summary>
    public static Reason UnitSkuUnknown { get; } = new("unit.sku-unknown", Owner.Catalogue, "A SKU has no units of measure.");

    /// <summary>The ERP takes a pack for another number of base units than the unit table.</summary>
    public static Reason UnitDiffers { get; } = new("unit.differs", Owner.Catalogue, "The ERP takes a pack for another number of base units than the unit table.");

    /// <summary>A pack is not known for the SKU.</summary>
    public static Reason UnitUnknown { get; } = new("unit.unknown", Owner.Catalogue, "A pack is not known for its SKU; it is never taken as one.");

    /// <summary>A conversion gave a fraction of something countable.</summary>
    public static Reason UnitFraction { get; } = new("unit.fraction", Owner.Catalogue, "A conversion gives a fraction of something that is counted.");

    /// <summary>The quantity offends against the SKU's minimum, maximum or multiple.</summary>
    public static Reason OrderQuantityNotAllowed { get; } = new("order.quantity-not-allowed", Owner.AccountManagement, "An ordered quantity is below the minimum, above the maximum or no allowed multiple.");

    /// <summary>A number is too large to convert exactly.</summary>
    public static Reason UnitOverflow { get; } = new("unit.overflow", Owner.Catalogue, "A quantity is too large to be converted.");

    /// <summary>A dispatch holds part of a pack.</summary>
    public static Reason BrokenPack { get; } = new("fulfilment.broken-pack", Owner.Operations, "A dispatch holds part of a pack, which the marketplace cannot be told.");

    /// <summary>More was sent than ordered.</summary>
    public static Reason OverShipped { get; } = new("fulfilment.over-shipped", Owner.Operations, "More was sent than was ordered.");

    /// <summary>The warehouse has sent all that it will, and it is less than was ordered.</summary>
    public static Reason ShortShipped { get; } = new("fulfilment.short-shipped", Owner.Operations, "Less was sent than was ordered, and the rest will not come.");

    /// <summary>An order, or a part of it, waits because the warehouse does not have the goods.</summary>
    public static Reason Backordered { get; } = new("fulfilment.backordered", Owner.Operations, "An order, or a part of it, waits for stock.");

    /// <summary>A person said that the rest of an order will not come, and the warehouse may still send it.</summary>
    public static Reason RestMayLeave { get; } = new("fulfilment.rest-may-leave", Owner.Operations, "The rest of an order is not to come, and the warehouse may still send it.");

    /// <summary>A dispatch holds a SKU that was not ordered.</summary>
    public static Reason DispatchUnexpected { get; } = new("fulfilment.unexpected-sku", Owner.Operations, "A dispatch holds a SKU that the order does not.");

    /// <summary>The warehouse did not say what is in a dispatch.</summary>
    public static Reason DispatchUnclear { get; } = new("fulfilment.unclear", Owner.Operations, "The warehouse did not say what a dispatch holds.");

    /// <summary>The warehouse says something of a shipment that this version does not know.</summary>
    public static Reason ShipmentStateUnknown { get; } = new("fulfilment.state-unknown", Owner.Operations, "It is not known whether a shipment has left.");

    /// <summary>The warehouse changed a dispatch after the marketplace was told of it.</summary>
    public static Reason DispatchDiffers { get; } = new("fulfilment.differs", Owner.Operations, "A dispatch differs from what the marketplace was told of it.");

    /// <summary>The warehouse holds the order.</summary>
    public static Reason WarehouseHeld { get; } = new("warehouse.held", Owner.Operations, "The warehouse holds an order.");

    /// <summary>The warehouse cancelled the order.</summary>
    public static Reason WarehouseCancelled { get; } = new("warehouse.cancelled", Owner.Operations, "The warehouse cancelled an order that is still wanted.");

    /// <summary>The warehouse sent an order that it was not asked for.</summary>
    public static Reason WarehouseSentUnasked { get; } = new("warehouse.sent-unasked", Owner.Operations, "The warehouse sent goods of an order before it was asked for them.");

    /// <summary>A delivery service has no mapping.</summary>
    public static Reason DeliveryServiceUnmapped { get; } = new("delivery.service-unmapped", Owner.Operations, "A marketplace's delivery service has no mapping to a text of the warehouse.");

    /// <summary>A carrier text has no mapping.</summary>
    public static Reason CarrierUnmapped { get; } = new("carrier.unmapped", Owner.Operations, "A warehouse's carrier has no mapping to a marketplace code.");

    /// <summary>The mapped code is not on the marketplace's list.</summary>
    public static Reason CarrierNotApproved { get; } = new("carrier.not-approved", Owner.Operations, "A mapped carrier code is not on the marketplace's approved list.");

    /// <summary>The carrier needs a tracking number and there is none.</summary>
    public static Reason TrackingMissing { get; } = new("carrier.tracking-missing", Owner.Operations, "A dispatch lacks the tracking number its carrier needs.");

    /// <summary>The ERP posted a dispatch and knows no tracking of it.</summary>
    public static Reason TrackingNotAvailable { get; } = new("tracking.not-available", Owner.Operations, "A dispatch that the ERP posted has no tracking number, and the ERP keeps none.");

    /// <summary>Link or number belong to another carrier than the one named.</summary>
    public static Reason CarrierClash { get; } = new("carrier.clash", Owner.Operations, "A dispatch names one carrier and shows the tracking of another.");

    /// <summary>A tracking number looks wrong.</summary>
    public static Reason TrackingDoubtful { get; } = new("carrier.tracking-doubtful", Owner.Operations, "A tracking number is mistyped or damaged.");

    /// <summary>A tracking number changed after the marketplace was told of it.</summary>
    public static Reason TrackingChanged { get; } = new("fulfilment.tracking-changed", Owner.Operations, "A tracking number changed after its dispatch was confirmed.");

    /// <summary>A shipment has more tracking numbers than the marketplace was told.</summary>
    public static Reason TrackingNotTold { get; } = new("carrier.tracking-not-told", Owner.Operations, "A dispatch has several tracking numbers, and the marketplace is told one of them.");

    /// <summary>No customer account is mapped.</summary>
    public static Reason CustomerUnmapped { get; } = new("customer.unmapped", Owner.AccountManagement, "An order's buyer has no customer account mapping.");

    /// <summary>The account may not order.</summary>
    public static Reason CustomerBlocked { get; } = new("customer.blocked", Owner.Finance, "A customer account is blocked in the ERP.");

    /// <summary>A system that is not the source of truth sent a stock level.</summary>
    public static Reason StockNotSource { get; } = new("stock.not-source", Owner.Integrator, "A stock level came from a system that is not its source of truth.");

    /// <summary>No system is named as the source of a SKU's stock.</summary>
    public static Reason StockSourceUnmapped { get; } = new("stock.source-unmapped", Owner.Operations, "No system is named as the source of truth for a SKU's stock.");

    /// <summary>The source does not say how much there is.</summary>
    public static Reason StockMissing { get; } = new("stock.missing", Owner.Operations, "The source of truth does not say how much stock there is; that is not zero.");

    /// <summary>A channel shows another quantity than it was told.</summary>
    public static Reason StockDrift { get; } = new("stock.drift", Owner.Operations, "A channel shows another quantity than it was told.");

    /// <summary>Stock is older than it may be, in the ERP's figures or on a marketplace.</summary>
    public static Reason StockStale { get; } = new("stock.stale", Owner.Integrator, "Stock that a channel shows is older than it may be.");

    /// <summary>A marketplace refused the stock of an offer.</summary>
    public static Reason StockRowRefused { get; } = new("stock.row-refused", Owner.Catalogue, "A marketplace did not take the stock of an offer.");

    /// <summary>A stock import was not carried out, or nobody knows.</summary>
    public static Reason StockImportFailed { get; } = new("stock.import-failed", Owner.Integrator, "A stock import was not carried out, did not end in time, or does not say what became of its rows.");

    /// <summary>An ERP tells stock of all locations together.</summary>
    public static Reason StockLocationsUnknown { get; } = new("stock.locations-unknown", Owner.Integrator, "An ERP tells stock of all locations together, and nobody said that all of it may be sold.");

    /// <summary>No safety stock keeps stock from being oversold.</summary>
    public static Reason OversellPossible { get; } = new("stock.oversell-possible", Owner.Operations, "No safety stock can rule out that stock is oversold.");

    /// <summary>A customer of a store has an account that the ERP does not have.</summary>
    public static Reason AccountNotInErp { get; } = new("account.not-in-erp", Owner.Finance, "A customer of a store is mapped to an account that the ERP does not have, or cannot tell.");

    /// <summary>The ERP does not say a credit limit that a store could be told.</summary>
    public static Reason AccountLimitUnclear { get; } = new("account.limit-unclear", Owner.Finance, "An account has no credit limit in the ERP, or none that a store can be told.");

    /// <summary>The ERP does not say what an account owes.</summary>
    public static Reason AccountBalanceUnknown { get; } = new("account.balance-unknown", Owner.Finance, "Nobody can say what an account owes.");

    /// <summary>A store lets orders exceed the limit of 0 that a blocked account has.</summary>
    public static Reason AccountOverLimitAllowed { get; } = new("account.over-limit-allowed", Owner.Finance, "An account is blocked, and the store lets its orders exceed the limit.");

    /// <summary>A store did not take an account.</summary>
    public static Reason AccountNotTaken { get; } = new("account.not-taken", Owner.Integrator, "A store did not take what a customer may owe.");

    /// <summary>Somebody changed an account in the store.</summary>
    public static Reason AccountDrift { get; } = new("account.drift", Owner.Finance, "Somebody changed in a store what a customer may owe.");

    /// <summary>What a store has of accounts is older than it may be.</summary>
    public static Reason AccountStale { get; } = new("account.stale", Owner.Integrator, "What a store lets its customers owe is older than it may be.");

    /// <summary>A marketplace shows another price than it was told.</summary>
    public static Reason PriceDrift { get; } = new("price.drift", Owner.Catalogue, "A marketplace or store shows another price than it was told.");

    /// <summary>A price would change by more than is allowed at once.</summary>
    public static Reason PriceJump { get; } = new("price.jump", Owner.Catalogue, "A price would change by more than is allowed at once, or to nothing.");

    /// <summary>A marketplace has prices of an offer that we did not set.</summary>
    public static Reason PriceOfOthers { get; } = new("price.of-others", Owner.Catalogue, "A marketplace or store has prices that others set and that ours would take away.");

    /// <summary>Nobody says what an offer costs.</summary>
    public static Reason PriceMissing { get; } = new("price.missing", Owner.Catalogue, "Nobody says what an offer that can be bought, or a price list, is to cost.");

    /// <summary>What an offer is to cost cannot be told exactly from what an ERP says.</summary>
    public static Reason PriceUnclear { get; } = new("price.unclear", Owner.Catalogue, "What an offer or SKU is to cost cannot be told exactly from the ERP's item.");

    /// <summary>A price is for an offer that the marketplace does not list.</summary>
    public static Reason PriceNotListed { get; } = new("price.not-listed", Owner.Catalogue, "There is a price for an offer, or a price list, that the marketplace or store does not have.");

    /// <summary>A price is in another currency than the marketplace's.</summary>
    public static Reason PriceCurrency { get; } = new("price.currency", Owner.Catalogue, "A price is in another currency than the marketplace's, or the price list's.");

    /// <summary>A marketplace refused the prices of an offer.</summary>
    public static Reason PriceRowRefused { get; } = new("price.row-refused", Owner.Catalogue, "A marketplace or store did not take the prices of an offer or SKU.");

    /// <summary>A price in a table and one told in real time differ, and the table does not say of when it is.</summary>
    public static Reason PriceUnsequenced { get; } = new("price.unsequenced", Owner.Catalogue, "A price in a table differs from one told in real time, and nobody says which is newer.");

    /// <summary>A table of prices is older than what was told.</summary>
    public static Reason PriceOutdated { get; } = new("price.outdated", Owner.Integrator, "A table of prices is older than the prices that a store was told.");

    /// <summary>A price list that the store makes by rules of its own is in a table.</summary>
    public static Reason PriceListRules { get; } = new("price.list-rules", Owner.Catalogue, "There are prices for a list that the store makes by rules of its own.");

    /// <summary>A price import was not carried out, or nobody knows.</summary>
    public static Reason PriceImportFailed { get; } = new("price.import-failed", Owner.Integrator, "A price import was not carried out, did not end in time, or does not say what became of its rows.");

    /// <summary>Prices that a marketplace shows are older than they may be.</summary>
    public static Reason PriceStale { get; } = new("price.stale", Owner.Integrator, "What a marketplace or store shows of prices could not be compared, or put right, for longer than is allowed.");

    /// <summary>A step of a return comes before its goods.</summary>
    public static Reason ReturnNotReceived { get; } = new("return.not-received", Owner.CustomerService, "A return's goods have not been received, so nothing is credited or refunded.");

    /// <summary>A step of a return that its state does not allow.</summary>
    public static Reason ReturnWrongStep { get; } = new("return.wrong-step", Owner.CustomerService, "A return cannot take this step from where it stands.");

    /// <summary>More comes back than was sold or announced.</summary>
    public static Reason ReturnTooMany { get; } = new("return.too-many", Owner.CustomerService, "More comes back than was sold or announced.");

    /// <summary>One id stands for two different things.</summary>
    public static Reason ReturnDiffers { get; } = new("return.differs", Owner.Integrator, "A step of a return was repeated with other content.");

    /// <summary>Nothing of what came back may be credited.</summary>
    public static Reason ReturnNotCompliant { get; } = new("return.not-compliant", Owner.CustomerService, "Nothing of what came back may be credited.");

    /// <summary>A refund differs from its credit note.</summary>
    public static Reason RefundMismatch { get; } = new("return.refund-mismatch", Owner.Finance, "A refund differs from its credit note.");

    /// <summary>A word about a return that no table knows.</summary>
    public static Reason ReturnStatusUnknown { get; } = new("return.status-unknown", Owner.Integrator, "A word about a return is not known to the table.");

    /// <summary>A return waits for consent.</summary>
    public static Reason ReturnConsentDue { get; } = new("return.consent-due", Owner.CustomerService, "A return waits for somebody to consent to it or refuse it.");

    /// <summary>A return of what was not booked here.</summary>
    public static Reason ReturnOrderUnknown { get; } = new("return.order-unknown", Owner.CustomerService, "A return is of an order, or of a line, that was not booked by this program.");

    /// <summary>There is no invoice to credit.</summary>
    public static Reason ReturnNotInvoiced { get; } = new("return.not-invoiced", Owner.Finance, "Goods came back, and what they were sold with is not invoiced yet.");

    /// <summary>No single invoice holds all that came back.</summary>
    public static Reason ReturnInvoiceUnclear { get; } = new("return.invoice-unclear", Owner.Finance, "No invoice of an order holds all that came back.");

    /// <summary>Goods that cannot be sold again have nowhere to go.</summary>
    public static Reason ReturnNoQuarantine { get; } = new("return.no-quarantine", Owner.Integrator, "Goods came back that cannot be sold again, and no location for them is set.");

    /// <summary>A credit note holds something else than came back.</summary>
    public static Reason ReturnCreditDiffers { get; } = new("return.credit-differs", Owner.Finance, "The credit note of a return holds something else than came back.");

    /// <summary>A draft credit note was deleted.</summary>
    public static Reason ReturnCreditRemoved { get; } = new("return.credit-removed", Owner.Finance, "Somebody deleted the draft credit note of a return.");

    /// <summary>A credit note is not posted.</summary>
    public static Reason ReturnNotPosted { get; } = new("return.not-posted", Owner.Finance, "The credit note of a return is not posted yet.");

    /// <summary>A refund was refused.</summary>
    public static Reason RefundRefused { get; } = new("return.refund-refused", Owner.Finance, "The marketplace refuses to pay a return back.");

    /// <summary>A refund is due.</summary>
    public static Reason RefundDue { get; } = new("return.refund-due", Owner.Finance, "A customer who sent goods back must have the money soon, or should have had it.");

    /// <summary>A return was paid back before its goods came.</summary>
    public static Reason RefundedEarly { get; } = new("return.refunded-early", Owner.CustomerService, "Somebody paid a return back before its goods came.");

    /// <summary>Whether a refund is of a return is not clear.</summary>
    public static Reason RefundUnclear { get; } = new("return.refund-unclear", Owner.Finance, "Money went back before a return was asked for, perhaps for the same pieces.");

    /// <summary>Nobody can tell what a store paid back.</summary>
    public static Reason RefundAmountUnclear { get; } = new("refund.amount-unclear", Owner.Finance, "A store paid money back that no line of the refund explains.");

    /// <summary>A store refunded goods that were invoiced, and does not say that they came back.</summary>
    public static Reason RefundGoodsSent { get; } = new("refund.goods-sent", Owner.CustomerService, "A store refunded goods that were invoiced, and does not say that they came back.");

    /// <summary>Invoices of an order on account stay unpaid.</summary>
    public static Reason PaymentUnpaid { get; } = new("payment.unpaid", Owner.Finance, "An order on account is not paid for longer than the merchant wants to wait.");

    /// <summary>Payment is not settled.</summary>
    public static Reason PaymentPending { get; } = new("payment.pending", Owner.Finance, "An order waits for its payment.");

    /// <summary>The payment was voided, expired or was given back.</summary>
    public static Reason PaymentFailed { get; } = new("payment.failed", Owner.Finance, "An order's payment was voided, has expired or was given back.");

    /// <summary>An order was held for its payment too long.</summary>
    public static Reason PaymentStalled { get; } = new("payment.stalled", Owner.Finance, "An order has been held for its payment longer than its rule allows.");

    /// <summary>Finance releases orders on account by hand.</summary>
    public static Reason FinanceRelease { get; } = new("payment.finance-release", Owner.Finance, "A pay-on-account order waits until finance releases it.");

    /// <summary>The account of a pay-on-account order has invoices past their due date.</summary>
    public static Reason AccountOverdue { get; } = new("payment.account-overdue", Owner.Finance, "A pay-on-account order waits because its account has overdue invoices.");

    /// <summary>The account of a pay-on-account order is not verified.</summary>
    public static Reason AccountUnverified { get; } = new("payment.account-unverified", Owner.Finance, "A pay-on-account order waits for its account to be verified.");

    /// <summary>The order would exceed the credit limit.</summary>
    public static Reason CreditExceeded { get; } = new("payment.credit-exceeded", Owner.Finance, "A pay-on-account order exceeds the credit that is left.");

    /// <summary>A payment status that no rule knows.</summary>
    public static Reason PaymentStatusUnknown { get; } = new("payment.status-unknown", Owner.Integrator, "A payment status is not known to any rule.");

    /// <summary>A settlement holds a transaction type that no fee row knows.</summary>
    public static Reason SettlementTypeUnknown { get; } = new("settlement.type-unknown", Owner.Finance, "A settlement holds a transaction type that no fee rule knows.");

    /// <summary>A settlement holds a transaction type that the fee table rejects.</summary>
    public static Reason SettlementTypeRejected { get; } = new("settlement.type-rejected", Owner.Finance, "A settlement holds a transaction type that is not expected here.");

    /// <summary>The lines of a settlement do not add up to its payout.</summary>
    public static Reason SettlementResidual { get; } = new("settlement.residual", Owner.Finance, "A settlement's lines do not add up to its payout.");

    /// <summary>A fee would be booked on the order and in the journal.</summary>
    public static Reason SettlementFeesTwice { get; } = new("settlement.fees-twice", Owner.Finance, "A settlement would book fees that are booked already.");

    /// <summary>Sales orders whose fees a settlement holds are not posted yet.</summary>
    public static Reason SettlementChargesOpen { get; } = new("settlement.charges-open", Owner.Finance, "A settlement waits for sales orders that book its fees.");

    /// <summary>The operator could not transfer the payout.</summary>
    public static Reason SettlementPayoutFailed { get; } = new("settlement.payout-failed", Owner.Finance, "A settlement's payout could not be transferred.");

    /// <summary>A settlement's draft is of another payout than the marketplace tells now.</summary>
    public static Reason SettlementPayoutChanged { get; } = new("settlement.payout-changed", Owner.Finance, "The payout of a settlement changed while its draft waits.");

    /// <summary>A settlement line cannot be used.</summary>
    public static Reason SettlementLineBroken { get; } = new("settlement.line-broken", Owner.Integrator, "A settlement holds a line that cannot be read.");

    /// <summary>A settlement line came with two contents of the same time.</summary>
    public static Reason SettlementLineConflict { get; } = new("settlement.line-conflict", Owner.Integrator, "A settlement line came with two contents and nothing tells which counts.");

    /// <summary>Something about the lines of a settlement that a person should know.</summary>
    public static Reason SettlementLineUnusual { get; } = new("settlement.line-unusual", Owner.Finance, "A settlement holds lines that are booked and yet unusual.");

    /// <summary>A settlement is in a currency that the ERP's journal does not take.</summary>
    public static Reason SettlementCurrency { get; } = new("settlement.currency", Owner.Finance, "A settlement is in a currency that the ERP's journal is not kept in.");

    /// <summary>A settlement belongs to a closed period and is booked on a later day.</summary>
    public static Reason SettlementPeriodClosed { get; } = new("settlement.period-closed", Owner.Finance, "A settlement belongs to a closed period and is booked in the next one.");

    /// <summary>The ERP does not take a settlement's journal.</summary>
    public static Reason SettlementJournalRefused { get; } = new("settlement.journal-refused", Owner.Finance, "The ERP does not take a settlement's journal.");

    /// <summary>A settlement's draft is gone, and it was not posted.</summary>
    public static Reason SettlementJournalRemoved { get; } = new("settlement.journal-removed", Owner.Finance, "A settlement's journal was deleted before it was posted.");

    /// <summary>A settlement's journal stands otherwise in the ERP than it was written.</summary>
    public static Reason SettlementJournalDiffers { get; } = new("settlement.journal-differs", Owner.Finance, "A settlement's journal was changed in the ERP, posted otherwise or taken back.");

    /// <summary>A settlement's draft waits for somebody to post it.</summary>
    public static Reason SettlementJournalWaiting { get; } = new("settlement.journal-waiting", Owner.Finance, "A settlement's journal waits too long for somebody to post it.");

    /// <summary>Lines of a settlement came or changed after it was booked.</summary>
    public static Reason SettlementLinesLate { get; } = new("settlement.lines-late", Owner.Finance, "Lines of a settlement came or changed after it was booked.");

    /// <summary>Somebody else booked what a settlement is about to book.</summary>
    public static Reason SettlementBookedElsewhere { get; } = new("settlement.booked-elsewhere", Owner.Finance, "Somebody else booked what a settlement is about to book.");

    /// <summary>The bank shows another amount than the marketplace says it paid.</summary>
    public static Reason SettlementBankMismatch { get; } = new("settlement.bank-mismatch", Owner.Finance, "The bank shows another amount than the marketplace says it transferred.");

    /// <summary>Something of the ledger's set-up is in the way of booking settlements.</summary>
    public static Reason SettlementSetup { get; } = new("settlement.setup", Owner.Finance, "The ledger is not set up for what settlements book.");

    /// <summary>Tax on fees is booked by account, and the ERP's tax return may miss it.</summary>
    public static Reason SettlementTaxReturn { get; } = new("settlement.tax-return", Owner.Finance, "Tax on marketplace fees is booked by account, so the ERP's tax return may not contain it.");

    /// <summary>A mapping table's new content was refused.</summary>
    public static Reason TableRefused { get; } = new("table.refused", Owner.Operations, "A mapping table has wrong rows; the last good one stays in force.");

    /// <summary>A system refused what it was asked to do.</summary>
    public static Reason SystemRejected { get; } = new("system.rejected", Owner.Integrator, "A system refused a request.");

    /// <summary>Credentials or rights were refused.</summary>
    public static Reason SystemDenied { get; } = new("system.denied", Owner.Integrator, "A system refused our credentials or rights.");

    /// <summary>A platform does not offer what the flow needs.</summary>
    public static Reason SystemNotAvailable { get; } = new("system.not-available", Owner.Integrator, "A platform does not offer an operation, or has it switched off.");

    /// <summary>An item of a system's list could not be read; the others were.</summary>
    public static Reason ItemUnreadable { get; } = new("system.item-unreadable", Owner.Integrator, "A system gave an item that could not be read; the others of its list were.");

    /// <summary>A system cannot be reached or keeps failing.</summary>
    public static Reason SystemUnavailable { get; } = new("system.unavailable", Owner.Integrator, "A system cannot be reached or keeps failing.");

    /// <summary>Whether something happened cannot be told.</summary>
    public static Reason OutcomeUnclear { get; } = new("system.outcome-unclear", Owner.Integrator, "Whether a request was carried out cannot be told; a person must look.");

    /// <summary>A case failed in a way nobody planned for.</summary>
    public static Reason CasePoisoned { get; } = new("case.poisoned", Owner.Integrator, "A case failed unexpectedly and was set aside.");

    /// <summary>A run of an effect took longer than it may, and was given up.</summary>
    public static Reason EffectTimeLimit { get; } = new("effect.time-limit", Owner.Integrator, "A request took longer than it may and was given up; whether it was carried out is looked up.");

    /// <summary>A worker that had lost its case may have carried something out beside the one that took over.</summary>
    public static Reason EffectStray { get; } = new("effect.stray", Owner.Operations, "A worker that had lost a case may have carried something out too.");

    /// <summary>A system asks to be left alone for longer than orders can wait.</summary>
    public static Reason SystemAsksLongWait { get; } = new("system.asks-long-wait", Owner.Integrator, "A system asks to be left alone for longer than the longest wait that is allowed.");

    /// <summary>A system's clock and ours differ.</summary>
    public static Reason ClockDiffers { get; } = new("clock.differs", Owner.Integrator, "Our clock and a system's differ.");

    /// <summary>Open cases are due, and no worker serves them.</summary>
    public static Reason CasesUnserved { get; } = new("case.unserved", Owner.Integrator, "Open cases are due, and no worker serves them.");

    /// <summary>What a flow must know to decide cannot be had.</summary>
    public static Reason KnowledgeUnavailable { get; } = new("knowledge.unavailable", Owner.Integrator, "What a flow must know to decide cannot be had; its cases wait.");

    /// <summary>A rule of the host's own failed.</summary>
    public static Reason RuleFailed { get; } = new("rule.failed", Owner.Integrator, "A rule of the host's own failed; the order waits.");

    /// <summary>Every reason by its code.</summary>
    public static FrozenDictionary<string, Reason> All { get; } = new[]
    {
        AcceptanceDue, OrderLost, OrderRefusedElsewhere, StockShort, PriceDrop, AcceptedUnchecked, PartialAcceptanceDisabled, DispatchDue, DispatchLate, OrderStateUnknown, OrderIncomplete, OrderErased, OrderQuantityUnclear, PickUpPointNotServed, OrderTotalMismatch, OrderNumberTooLong, ErpTotalMismatch, ErpOrderDiffers, ErpOrderIncomplete, ErpPostedEarly, ErpNotPosted, ErpCloseRest, ErpNotSubscribed, ErpOrderRemoved, ShippedElsewhere,
        OrderTextTooLong, OrderPriceMismatch, OrderTaxMismatch, TaxCodeUnknown, TaxSetupDiffers, OrderQuantityNotAllowed,
        OrderFeesUnmapped, OrderFeesShown, CancelledTooLate, AddressChangedTooLate, OfferUnmapped, OfferSkuChanged, OfferDiffers, UnitSkuUnknown, UnitUnknown, UnitDiffers, UnitFraction, UnitOverflow, BrokenPack, OverShipped, ShortShipped, Backordered, RestMayLeave,
        OrderChangedLate, StorefrontHeld, StorefrontSkuUnclear, OrderNotShown, DraftWaiting, DraftWithoutTerms, NotMarkedAsPaid,
        DispatchUnexpected, DispatchUnclear, ShipmentStateUnknown, DispatchDiffers, WarehouseHeld, WarehouseCancelled, WarehouseSentUnasked, DeliveryServiceUnmapped, CarrierUnmapped, CarrierNotApproved, TrackingMissing, TrackingNotAvailable, TrackingChanged, CarrierClash, TrackingDoubtful, TrackingNotTold,
        CustomerUnmapped, CustomerBlocked, PaymentPending, PaymentFailed, PaymentStalled, PaymentUnpaid, FinanceRelease, AccountOverdue, AccountUnverified, CreditExceeded, PaymentStatusUnknown,
        SettlementTypeUnknown, SettlementTypeRejected,
        SettlementResidual, SettlementFeesTwice, SettlementChargesOpen, SettlementPayoutFailed, SettlementPayoutChanged, SettlementLineBroken, SettlementLineConflict, SettlementLineUnusual, SettlementCurrency, SettlementPeriodClosed,
        SettlementJournalRefused, SettlementJournalRemoved, SettlementJournalDiffers, SettlementJournalWaiting, SettlementLinesLate, SettlementBookedElsewhere, SettlementBankMismatch, SettlementSetup, SettlementTaxReturn, TableRefused, ItemUnreadable,
        StockNotSource, StockSourceUnmapped, StockMissing, StockDrift, StockStale, StockRowRefused, StockImportFailed, StockLocationsUnknown, OversellPossible,
        AccountNotInErp, AccountLimitUnclear, AccountBalanceUnknown, AccountOverLimitAllowed, AccountNotTaken, AccountDrift, AccountStale,
        PriceDrift, PriceJump, PriceOfOthers, PriceMissing, PriceUnclear, PriceNotListed, PriceCurrency, PriceRowRefused, PriceUnsequenced, PriceOutdated, PriceListRules, PriceImportFailed, PriceStale,
        ReturnNotReceived, ReturnWrongStep, ReturnTooMany, ReturnDiffers, ReturnNotCompliant, RefundMismatch, ReturnStatusUnknown,
        ReturnConsentDue, ReturnOrderUnknown, ReturnNotInvoiced, ReturnInvoiceUnclear, ReturnNoQuarantine, ReturnCreditDiffers, ReturnCreditRemoved, ReturnNotPosted, RefundRefused, RefundDue, RefundedEarly, RefundUnclear, RefundAmountUnclear, RefundGoodsSent,
        SystemRejected, SystemDenied, SystemNotAvailable, SystemUnavailable, OutcomeUnclear, CasePoisoned,
        EffectTimeLimit, EffectStray, SystemAsksLongWait, ClockDiffers, CasesUnserved, KnowledgeUnavailable, RuleFailed,
    }.ToFrozenDictionary(static r => r.Code, StringComparer.Ordinal);
}
