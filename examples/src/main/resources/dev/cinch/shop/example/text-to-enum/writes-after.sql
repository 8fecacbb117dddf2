update parcel set id = id where id = 12;
