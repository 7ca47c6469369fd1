export interface Order {
  orderId: string;
  shops: string[];
}

export interface Quote {
  shop: string;
  price: number;
}

export interface Purchase {
  orderId: string;
  shop: string;
  price: number;
}
